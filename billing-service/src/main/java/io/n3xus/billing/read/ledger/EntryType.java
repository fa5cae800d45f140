package io.n3xus.billing.read.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of movement, each from one account of the ledger into another. The sum over all accounts is always zero. */
enum EntryType {
    GRANT(0, "credit", "grants", "wallet"),
    TOP_UP(1, "credit", "top-ups", "wallet"),
    HOLD(2, "hold", "wallet", "holds"),
    CHARGE(3, "charge", "holds", "revenue:sessions"),
    REFUND(4, "refund", "revenue:sessions", "holds"),
    RELEASE(5, "release", "holds", "wallet");

    private static final Map<Integer, EntryType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntryType::code, Function.identity()));

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

    /** What the owner sees of the amount: a charge leaves a hold, everything else is seen from the wallet. */
    long shownMicros(long amountMicros) {
        return this == HOLD || this == CHARGE ? -amountMicros : amountMicros;
    }
}
