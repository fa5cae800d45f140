package io.n3xus.session.api;

/** Why a run ended while the session lives on. Stored for ever: constants are added, never renamed. */
public enum PauseReason {
    ASKED,
    BALANCE_EXHAUSTED
}
