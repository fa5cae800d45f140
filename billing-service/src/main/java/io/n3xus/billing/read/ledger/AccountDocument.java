package io.n3xus.billing.read.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How an account is stored. */
final class AccountDocument {

    private static final String PARTITION = "partition";
    static final String VERSION = "version";
    static final String BALANCE = "balanceMicros";
    static final String HELD = "heldMicros";
    static final String MOVEMENTS = "movements";
    static final String SEEN = "seen";
    static final String STOP = "stop";
    static final String PAGE = "page";
    static final String HOLDS = "holds";
    static final String SETTLED = "settled";
    static final String NEXT_EXPIRY = "nextExpiry";

    private AccountDocument() {}

    static Document of(Account account) {
        var wallet = account.wallet();
        var document = new Document("_id", wallet.id())
                .append(VERSION, wallet.version())
                .append(BALANCE, wallet.balanceMicros())
                .append(HELD, wallet.heldMicros())
                .append(MOVEMENTS, wallet.movements())
                .append(PARTITION, account.partition())
                .append(SEEN, account.seen())
                .append(PAGE, PageDocument.of(wallet.id(), account.page()));
        var settled = SettledDocument.of(account.settled());
        if (settled != null) {
            document.append(SETTLED, settled);
        }
        account.stop()
                .ifPresent(stop -> document.append(
                        STOP,
                        new Document("offset", stop.offset())
                                .append("reason", stop.reason())
                                .append("since", Date.from(stop.since()))));
        var holds = new ArrayList<Document>();
        account.openHolds().forEach(hold -> holds.add(of(hold)));
        account.openHolds().stream()
                .map(HoldView::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(next -> document.append(NEXT_EXPIRY, Date.from(next)));
        return document.append(HOLDS, holds);
    }

    private static Document of(HoldView hold) {
        var expiresAt = hold.expiresAt();
        return new Document("id", hold.id())
                .append("reference", hold.reference())
                .append(HELD, hold.heldMicros())
                .append("chargedMicros", hold.chargedMicros())
                .append("expiresAt", expiresAt == null ? null : Date.from(expiresAt));
    }

    static Account read(Document document) {
        return new Account(
                wallet(document),
                document.getInteger(PARTITION),
                document.getLong(SEEN),
                PageDocument.read(page(document)),
                holds(document),
                settled(document),
                stop(document));
    }

    static WalletView wallet(Document document) {
        return new WalletView(
                document.getString("_id"),
                document.getLong(VERSION),
                document.getLong(BALANCE),
                document.getLong(HELD),
                document.getLong(MOVEMENTS));
    }

    static int partition(Document document) {
        return document.getInteger(PARTITION);
    }

    static Document page(Document document) {
        return document.get(PAGE, Document.class);
    }

    static Settled settled(Document document) {
        return SettledDocument.read(document.get(SETTLED, Document.class));
    }

    static List<HoldView> holds(Document document) {
        return document.getList(HOLDS, Document.class).stream()
                .map(hold -> hold(document.getString("_id"), hold))
                .toList();
    }

    private static HoldView hold(String accountId, Document hold) {
        var expiresAt = hold.getDate("expiresAt");
        return new HoldView(
                hold.getString("id"),
                accountId,
                hold.getString("reference"),
                hold.getLong(HELD),
                hold.getLong("chargedMicros"),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    static @Nullable Stop stop(Document document) {
        var stop = document.get(STOP, Document.class);
        return stop == null
                ? null
                : new Stop(
                        stop.getLong("offset"),
                        stop.getString("reason"),
                        stop.getDate("since").toInstant());
    }
}
