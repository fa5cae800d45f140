package io.n3xus.testkit.stranger;

/** Stands for a class of another service. */
public class Thing {}
