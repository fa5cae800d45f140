package io.n3xus.billing.api;

/** Why a hold was closed and its rest given back. */
public enum CloseReason {
    SETTLED,
    CANCELLED,
    EXPIRED
}
