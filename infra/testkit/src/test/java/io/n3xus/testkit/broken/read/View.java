package io.n3xus.testkit.broken.read;

/** Innocent; others break rules with it. */
public class View {}
