package io.n3xus.billing.read.ledger;

/** The accounts of the ledger. The sum over all of them is zero at all times. */
final class Accounts {

    /** What sessions have earned. */
    static final String REVENUE = "revenue:sessions";

    private Accounts() {}

    /** What a user may spend. */
    static String wallet(String owner) {
        return "wallet:" + owner;
    }

    /** What is set aside for a user's work. */
    static String holds(String owner) {
        return "holds:" + owner;
    }

    /** Where credits come from: at or below zero, because the outside gave them. */
    static String source(String reason) {
        return switch (reason) {
            case "grant" -> "grants";
            case "top_up" -> "top-ups";
            default -> throw new IllegalArgumentException("No account for credits of reason " + reason);
        };
    }
}
