package io.n3xus.billing.payment;

/** Takes money from people. What implements it decides which payment methods there are. */
public interface PaymentProvider {

    /**
     * Takes the money, once for each {@link Payment#id}, however often it is asked.
     *
     * @throws RuntimeException when it does not know yet whether it can; it is asked again
     */
    Answer pay(Payment payment);

    /**
     * What is to be paid.
     *
     * @param id the idempotency key
     * @param method as the provider knows it
     * @param amountMicros in NexCoin; the provider knows what that is in its currency
     */
    record Payment(String id, String accountId, String method, long amountMicros) {}

    /** What became of it, for good. */
    sealed interface Answer {

        record Paid() implements Answer {}

        /**
         * No money was taken.
         *
         * @param why as the payer may read it
         */
        record Declined(String why) implements Answer {}
    }
}
