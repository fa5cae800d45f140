package io.n3xus.billing.read.ledger;

import io.n3xus.platform.money.LedgerChain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one account: a function of its events alone, in their order. An event that came before changes
 * nothing; one that comes too early is refused, because one before it is missing.
 */
final class Account {

    private final String id;
    private final int partition;
    private final Map<String, HoldView> openHolds = new LinkedHashMap<>();
    private Page page;
    private long version;
    private long seen;
    private long balanceMicros;
    private long heldMicros;
    private Settled settled;
    private @Nullable Stop stop;
    private long lastUsed;
    private boolean changed;
    private boolean isNew;

    /**
     * As it was stored.
     *
     * @param seen the offset of the last event that changed anything
     */
    Account(
            WalletView wallet,
            int partition,
            long seen,
            Page page,
            Collection<HoldView> openHolds,
            Settled settled,
            long lastUsed,
            @Nullable Stop stop) {
        this.id = wallet.id();
        this.partition = partition;
        this.version = wallet.version();
        this.seen = seen;
        this.balanceMicros = wallet.balanceMicros();
        this.heldMicros = wallet.heldMicros();
        this.page = page;
        this.settled = settled;
        this.lastUsed = lastUsed;
        this.stop = stop;
        openHolds.forEach(hold -> this.openHolds.put(hold.id(), hold));
    }

    /** One that nothing ever happened to. */
    static Account none(String id, int partition) {
        var page = Page.after(0, LedgerChain.begin(id));
        var none = new Account(WalletView.empty(id), partition, -1, page, List.of(), Settled.NOTHING, -1, null);
        none.isNew = true;
        return none;
    }

    /** Whether an event of this version, if it is the next, is to be taken in now. */
    boolean awaits(long sequence) {
        if (stop != null || sequence <= version) {
            return false;
        }
        if (sequence > version + 1) {
            throw new UnreadableEventException(
                    "Event %d of the account is missing; this is %d".formatted(version + 1, sequence));
        }
        return true;
    }

    /** Takes in the next event; {@code full} is told of a page that has become full. */
    void take(EventHeaders headers, LedgerEvent event, long offset, LedgerChain chain, Consumer<Page> full) {
        if (event.kind().movesMoney()) {
            balanceMicros = event.balanceMicros();
            heldMicros = event.heldMicros();
            if (event.amountMicros() > 0) {
                page.add(entry(headers, event, offset), chain);
            }
        }
        changeHold(event);
        if (event.kind() == LedgerKind.USED) {
            lastUsed = headers.sequence();
        }
        if (event.settled() != null) {
            settled = settled.after(event.settled());
        }
        version = headers.sequence();
        seen = offset;
        if (page.isFull()) {
            full.accept(page);
            page = Page.after(page.number() + 1, page.head());
        }
    }

    private LedgerEntry entry(EventHeaders headers, LedgerEvent event, long offset) {
        return new LedgerEntry(
                event.entryType(),
                page.nextNumber(),
                headers.sequence(),
                offset,
                headers.atNanos(),
                event.reference(),
                event.amountMicros(),
                event.balanceMicros(),
                event.heldMicros());
    }

    private void changeHold(LedgerEvent event) {
        switch (event.kind()) {
            case RESERVED ->
                hold(event, hold -> hold.reserved(event.reference(), event.amountMicros(), event.expiresAt()));
            case DEBITED -> hold(event, hold -> hold.charged(event.amountMicros()));
            case REFUNDED -> hold(event, hold -> hold.charged(-event.amountMicros()));
            case CONFIRMED, METERED -> openHolds.computeIfPresent(event.holdId(), (_, hold) -> hold.confirmed());
            case RELEASED -> openHolds.remove(event.holdId());
            case CREDITED, USED, REFUSED, STOPPED, EXHAUSTED, LOW -> {}
            case GRANT_GIVEN, GRANT_EXPIRED, TRANSFERRED, CHARGE_REFUNDED, TAKEN -> {}
            case THRESHOLDS_SET, AUTO_TOP_UP_SET, TOP_UP_WANTED, TOP_UP_FAILED, ORGANIZATION_SET -> {}
        }
    }

    private void hold(LedgerEvent event, UnaryOperator<HoldView> change) {
        var before = openHolds.getOrDefault(event.holdId(), HoldView.unknown(event.holdId(), id));
        openHolds.put(event.holdId(), change.apply(before));
    }

    /** From here on it stands still, unless it did before. */
    void stopAt(Stop newStop) {
        if (stop == null) {
            stop = newStop;
            seen = newStop.offset();
        }
    }

    /** Notes that it is to be stored; answers whether that is news. */
    boolean markChanged() {
        var news = !changed;
        changed = true;
        return news;
    }

    void markStored() {
        changed = false;
        isNew = false;
    }

    /** Whether nothing was stored of it yet. */
    boolean isNew() {
        return isNew;
    }

    WalletView wallet() {
        return new WalletView(id, version, balanceMicros, heldMicros, page.nextNumber());
    }

    int partition() {
        return partition;
    }

    long seen() {
        return seen;
    }

    /** The page that is being filled. */
    Page page() {
        return page;
    }

    Collection<HoldView> openHolds() {
        return openHolds.values();
    }

    /** The sequence of the last event that told of usage; -1 when none did. */
    long lastUsed() {
        return lastUsed;
    }

    Settled settled() {
        return settled;
    }

    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }
}
