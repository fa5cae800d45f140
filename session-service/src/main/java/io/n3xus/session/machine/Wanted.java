package io.n3xus.session.machine;

import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.TierTerms;
import java.time.Instant;

/** A machine that a session waits for. */
public record Wanted(SessionId id, String accountId, TierTerms terms, Instant createdAt) {}
