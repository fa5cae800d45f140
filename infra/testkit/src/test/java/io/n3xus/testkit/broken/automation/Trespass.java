package io.n3xus.testkit.broken.automation;

import io.n3xus.testkit.stranger.Thing;

/** Breaks: a module knows no other service. */
public class Trespass {
    Thing thing = new Thing();
}
