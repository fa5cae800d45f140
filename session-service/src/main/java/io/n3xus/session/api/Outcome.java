package io.n3xus.session.api;

/**
 * What a command answers: where the session stands after it.
 *
 * @param version of the session after it; a machine ignores orders of an older version
 * @param run the last one begun, counted from 1; 0 before the first
 * @param activeSeconds whole seconds in use over all ended runs; the number that is billed
 */
public record Outcome(SessionStatus status, long version, int run, long activeSeconds) {}
