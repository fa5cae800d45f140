package io.n3xus.testkit.broken.web;

import io.n3xus.testkit.broken.write.Guess;

/** Breaks: only commands reach the aggregate. */
public class Shortcut {
    Guess guess = new Guess();
}
