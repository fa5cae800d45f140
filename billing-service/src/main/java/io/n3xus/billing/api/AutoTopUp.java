package io.n3xus.billing.api;

/**
 * Tops a wallet up by itself.
 *
 * @param belowMicros asks for money as soon as less than this is left, holds included
 * @param targetMicros how much there shall be afterwards
 * @param paymentMethod as the payment provider knows it; no secret
 */
public record AutoTopUp(long belowMicros, long targetMicros, String paymentMethod) {}
