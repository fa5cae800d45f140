package io.n3xus.bench.ledger;

/** Keeps wallets. What it returns from is stored and survives the end of any process. */
interface Contender extends AutoCloseable {

    String name();

    /** Gives wallets 0 to {@code wallets - 1} this much each. */
    void credit(int wallets, long micros);

    /** Sets an amount aside under a new id; false when there is not enough. */
    boolean hold(int wallet, String id, long micros);

    /** Takes a part of the hold for good and gives the rest back. */
    void capture(int wallet, String id, long micros);

    /** What all wallets have, held and spent taken together, and the smallest balance. */
    Sum sum();

    /** Nothing may appear, vanish or fall below zero. */
    record Sum(long balanceMicros, long heldMicros, long spentMicros, long smallestBalanceMicros) {

        Sum and(Sum other) {
            return new Sum(
                    balanceMicros + other.balanceMicros,
                    heldMicros + other.heldMicros,
                    spentMicros + other.spentMicros,
                    Math.min(smallestBalanceMicros, other.smallestBalanceMicros));
        }

        long allMicros() {
            return balanceMicros + heldMicros + spentMicros;
        }
    }

    @Override
    void close();
}
