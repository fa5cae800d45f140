package io.n3xus.testkit.sound.api;

/** Keeps every rule. */
public record Word(String value) {}
