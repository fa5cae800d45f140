package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.platform.security.Sha256;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what is said of the accounts, in any order. */
final class LedgerTotals {

    private static final Set<String> OF_OWNERS = Set.of("wallet", "holds");
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final TreeMap<String, Long> balances = new TreeMap<>();
    private BigInteger lines = BigInteger.ZERO;
    private long entries;

    void add(ChainCheck account) {
        if (account.counted() == 0) {
            return; // It may have been stored before or after the events that count; there is no money in it either
            // way.
        }
        entries += account.counted();
        addLine(account.line());
        balances.merge("wallets", account.balanceMicros(), Math::addExact);
        balances.merge("holds", account.heldMicros(), Math::addExact);
        account.moved().forEach((type, micros) -> {
            move(type.from(), -micros);
            move(type.to(), micros);
        });
    }

    /** What is stored for an account is none. */
    void addUnreadable(String document) {
        addLine(document);
    }

    private void addLine(String line) {
        lines = lines.add(new BigInteger(1, Sha256.of(line))).mod(MODULUS);
    }

    /** Owners' accounts have what their events say, so that these and the entries check each other. */
    private void move(String account, long micros) {
        if (!OF_OWNERS.contains(account)) {
            balances.merge(account, micros, Math::addExact);
        }
    }

    LedgerDigest.Summary summary() {
        var sha256 = Sha256.digest();
        sha256.update(lines.toString(16).getBytes(UTF_8));
        balances.forEach((account, micros) ->
                sha256.update("\n%s=%d".formatted(account, micros).getBytes(UTF_8)));
        var sum = balances.values().stream().reduce(0L, Math::addExact);
        return new LedgerDigest.Summary(HexFormat.of().formatHex(sha256.digest()), entries, sum, balances);
    }
}
