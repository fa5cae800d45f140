package io.n3xus.testkit.broken.api;

import org.springframework.stereotype.Component;

/** Breaks: the vocabulary knows no framework. */
@Component
public class Vocabulary {}
