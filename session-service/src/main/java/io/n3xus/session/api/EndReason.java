package io.n3xus.session.api;

/** Why a session is over. Stored for ever: constants are added, never renamed. */
public enum EndReason {
    ASKED,
    FAILED
}
