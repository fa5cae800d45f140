package io.n3xus.testkit.broken.web;

import io.n3xus.contracts.EventType;
import org.jspecify.annotations.Nullable;

/** Breaks: only the borders know the contracts. */
public class Leak {
    @Nullable
    EventType type;
}
