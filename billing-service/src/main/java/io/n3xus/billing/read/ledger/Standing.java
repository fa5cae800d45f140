package io.n3xus.billing.read.ledger;

/**
 * How an account stood at some place of its ledger.
 *
 * @param entries that came before
 * @param sequence of the event behind the last of these; -1 when there is none
 */
public record Standing(long entries, long sequence, long balanceMicros, long heldMicros) {

    static final Standing NOTHING = new Standing(0, -1, 0, 0);

    static Standing after(LedgerEntry last) {
        return new Standing(last.number() + 1, last.sequence(), last.balanceMicros(), last.heldMicros());
    }

    /** Balance and holds together. */
    public long ownedMicros() {
        return Math.addExact(balanceMicros, heldMicros);
    }
}
