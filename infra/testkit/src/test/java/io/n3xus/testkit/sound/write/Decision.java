package io.n3xus.testkit.sound.write;

import io.n3xus.testkit.sound.api.Word;
import java.time.Instant;

/** Keeps every rule: it is told the time. */
public class Decision {
    Word word = new Word("yes at " + Instant.EPOCH);
}
