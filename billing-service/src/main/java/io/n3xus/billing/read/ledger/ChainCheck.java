package io.n3xus.billing.read.ledger;

import io.n3xus.platform.money.LedgerChain;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Computes one account's chain again, and adds up what its entries moved, as far as they count. */
final class ChainCheck {

    private final LedgerChain chain = new LedgerChain();
    private final WalletView wallet;
    private final long endOffset;
    private final Map<EntryType, Long> moved = new EnumMap<>(EntryType.class);
    private byte[] hash;
    private long entries;
    private long counted;
    private long balanceMicros;
    private long heldMicros;
    private long lastBalanceMicros;
    private long lastHeldMicros;
    private boolean sound = true;

    /**
     * Nothing counts yet.
     *
     * @param endOffset entries of events from there on do not count
     */
    ChainCheck(WalletView wallet, long endOffset) {
        this.wallet = wallet;
        this.endOffset = endOffset;
        this.hash = LedgerChain.begin(wallet.id());
    }

    /** The next page. */
    void page(Document page) {
        var head = entries == counted ? hash : PageDocument.before(page);
        sound &= Arrays.equals(head, PageDocument.before(page));
        for (var hashed : read(page)) {
            entries++;
            lastBalanceMicros = hashed.entry().balanceMicros();
            lastHeldMicros = hashed.entry().heldMicros();
            if (hashed.entry().offset() < endOffset) {
                count(hashed);
            }
        }
    }

    private List<HashedEntry> read(Document page) {
        try {
            return PageDocument.entries(page);
        } catch (RuntimeException unreadable) {
            sound = false; // A changed byte can make lengths and codes wrong in any way.
            return List.of();
        }
    }

    private void count(HashedEntry hashed) {
        var entry = hashed.entry();
        hash = chain.next(hash, entry.line());
        sound &= Arrays.equals(hash, hashed.hash()) && entry.number() == counted;
        counted++;
        balanceMicros = entry.balanceMicros();
        heldMicros = entry.heldMicros();
        moved.merge(entry.type(), entry.amountMicros(), Math::addExact);
    }

    /** What there is to say of the account; something else when what is stored does not agree with itself. */
    String line() {
        var said =
                entries == 0 || (lastBalanceMicros == wallet.balanceMicros() && lastHeldMicros == wallet.heldMicros());
        var agrees = sound && said && entries == wallet.movements();
        return "%s|%d|%s|%d|%d|%s"
                .formatted(
                        wallet.id(),
                        counted,
                        HexFormat.of().formatHex(hash),
                        balanceMicros,
                        heldMicros,
                        agrees ? "sound" : "broken");
    }

    long counted() {
        return counted;
    }

    /** What the wallet has by the event that counted last. */
    long balanceMicros() {
        return balanceMicros;
    }

    /** What its holds have by then. */
    long heldMicros() {
        return heldMicros;
    }

    Map<EntryType, Long> moved() {
        return moved;
    }
}
