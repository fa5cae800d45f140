package io.n3xus.testkit.broken.write;

import io.n3xus.testkit.broken.read.View;

/** Breaks: decisions neither read views nor speak HTTP. */
public class Decision {
    View view = new View();
}
