package io.n3xus.testkit.broken.write;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Breaks: decisions are repeatable. */
public class Guess {
    UUID id = UUID.randomUUID();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
}
