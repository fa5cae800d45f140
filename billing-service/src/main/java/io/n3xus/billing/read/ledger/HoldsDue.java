package io.n3xus.billing.read.ledger;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Finds holds that nobody confirmed in time. */
@Component
public class HoldsDue {

    private final AccountStore store;

    HoldsDue(AccountStore store) {
        this.store = store;
    }

    /** At most {@code limit} open holds that expire at {@code now} or before. */
    public List<HoldView> at(Instant now, int limit) {
        var due = new Document(AccountDocument.NEXT_EXPIRY, new Document("$lte", Date.from(now)));
        var accounts = store.accounts()
                .find(due)
                .projection(new Document(AccountDocument.HOLDS, 1))
                .limit(limit);
        return StreamSupport.stream(accounts.spliterator(), false)
                .flatMap(account -> AccountDocument.holds(account).stream())
                .filter(hold -> hold.expiresAt() != null && !hold.expiresAt().isAfter(now))
                .limit(limit)
                .toList();
    }
}
