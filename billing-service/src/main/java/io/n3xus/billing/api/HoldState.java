package io.n3xus.billing.api;

/**
 * A hold as it is after a command.
 *
 * @param open false when there is no such hold any more; the amounts are zero then
 * @param amountMicros granted so far, extensions included
 * @param chargedMicros captured so far
 * @param exhausted the account was told that this hold is used up and cannot be extended
 */
public record HoldState(boolean open, long amountMicros, long chargedMicros, boolean exhausted) {

    public static final HoldState GONE = new HoldState(false, 0, 0, false);
}
