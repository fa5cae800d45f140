package io.n3xus.billing.api;

/** What became of a request for a hold. A refusal is an answer and not an exception, because it is recorded too. */
public sealed interface HoldAnswer {

    /**
     * The money is set aside.
     *
     * @param amountMicros at least the minimum asked for, at most the amount
     */
    record Granted(long amountMicros) implements HoldAnswer {}

    /**
     * The wallet cannot grant the minimum.
     *
     * @param missingMicros how much more it would have needed
     */
    record Refused(long missingMicros) implements HoldAnswer {}
}
