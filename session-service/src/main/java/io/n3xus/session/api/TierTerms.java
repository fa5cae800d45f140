package io.n3xus.session.api;

/**
 * What a session was promised when it was created; a later change of the catalogue does not touch it.
 *
 * @param tier id in the catalogue
 * @param cpuMillis thousandths of a processor
 */
public record TierTerms(String tier, int cpuMillis, long memoryBytes, long priceMicrosPerHour) {}
