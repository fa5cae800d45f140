package io.n3xus.billing.read.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The kinds of movement, each from one account of the ledger into another. The sum over all accounts is always zero. */
enum EntryType {
    GRANT(0, "credit", "grants", "wallet"),
    TOP_UP(1, "credit", "top-ups", "wallet"),
    HOLD(2, "hold", "wallet", "holds"),
    CHARGE(3, "charge", "holds", "revenue:sessions"),
    REFUND(4, "refund", "revenue:sessions", "holds"),
    RELEASE(5, "release", "holds", "wallet"),
    ADJUSTMENT(6, "credit", "adjustments", "wallet"),
    TAKEN(7, "debit", "wallet", "adjustments"),
    GRANT_EXPIRED(8, "expiry", "wallet", "grants"),
    TRANSFER_OUT(9, "transfer", "wallet", "transfers"),
    TRANSFER_IN(10, "transfer", "transfers", "wallet"),
    CHARGE_EXECUTIONS(11, "charge", "holds", "revenue:executions"),
    REFUND_EXECUTIONS(12, "refund", "revenue:executions", "holds"),
    CHARGE_STORAGE(13, "charge", "holds", "revenue:storage"),
    REFUND_STORAGE(14, "refund", "revenue:storage", "holds"),
    CHARGE_NETWORK(15, "charge", "holds", "revenue:network"),
    REFUND_NETWORK(16, "refund", "revenue:network", "holds"),
    CHARGE_AI(17, "charge", "holds", "revenue:ai"),
    REFUND_AI(18, "refund", "revenue:ai", "holds"),
    CHARGE_BUILDS(19, "charge", "holds", "revenue:builds"),
    REFUND_BUILDS(20, "refund", "revenue:builds", "holds"),
    REVERSAL_SESSIONS(21, "reversal", "revenue:sessions", "wallet"),
    REVERSAL_EXECUTIONS(22, "reversal", "revenue:executions", "wallet"),
    REVERSAL_STORAGE(23, "reversal", "revenue:storage", "wallet"),
    REVERSAL_NETWORK(24, "reversal", "revenue:network", "wallet"),
    REVERSAL_AI(25, "reversal", "revenue:ai", "wallet"),
    REVERSAL_BUILDS(26, "reversal", "revenue:builds", "wallet");

    private static final String REVENUE = "revenue:";

    private static final Map<Integer, EntryType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntryType::code, Function.identity()));

    private static final Map<String, EntryType> CHARGES = byService(EntryType::isCharge);
    private static final Map<String, EntryType> REFUNDS = byService(EntryType::isRefund);
    private static final Map<String, EntryType> REVERSALS = byService(type -> type.word.equals("reversal"));

    private final int code;
    private final String word;
    private final String from;
    private final String to;

    EntryType(int code, String word, String from, String to) {
        this.code = code;
        this.word = word;
        this.from = from;
        this.to = to;
    }

    private static Map<String, EntryType> byService(Predicate<EntryType> which) {
        return Arrays.stream(values())
                .filter(which)
                .collect(Collectors.toUnmodifiableMap(EntryType::service, Function.identity()));
    }

    /** How pages name it, for ever. */
    int code() {
        return code;
    }

    static EntryType of(int code) {
        var type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("No movement has the code " + code);
        }
        return type;
    }

    /** What a service earns. */
    static EntryType chargeOf(String service) {
        return known(CHARGES, service);
    }

    /** What a service did not earn after all, back into the hold that it came from. */
    static EntryType refundOf(String service) {
        return known(REFUNDS, service);
    }

    /** What was given back of a service's earnings when the hold was closed long ago. */
    static EntryType reversalOf(String service) {
        return known(REVERSALS, service);
    }

    private static EntryType known(Map<String, EntryType> types, String service) {
        var type = types.get(service);
        if (type == null) {
            throw new UnreadableEventException("No account is for what \"%s\" earns".formatted(service));
        }
        return type;
    }

    /** How its owner reads it. */
    String word() {
        return word;
    }

    /** Loses the amount. {@code wallet} and {@code holds} are the owner's, the others the platform's. */
    String from() {
        return from;
    }

    /** Gains it. */
    String to() {
        return to;
    }

    /** Whose earnings it changes; empty when it changes none. */
    String service() {
        var revenue = to.startsWith(REVENUE) ? to : from;
        return revenue.startsWith(REVENUE) ? revenue.substring(REVENUE.length()) : "";
    }

    /** Used money leaves a hold. */
    boolean isCharge() {
        return word.equals("charge");
    }

    /** A charge goes back into its hold. */
    boolean isRefund() {
        return word.equals("refund");
    }

    /** Whether only the owner's own accounts are touched. */
    boolean isInternal() {
        return this == HOLD || this == RELEASE;
    }

    /** What the owner sees of the amount: a charge leaves a hold, everything else is seen from the wallet. */
    long shownMicros(long amountMicros) {
        return from.equals("wallet") || isCharge() ? -amountMicros : amountMicros;
    }
}
