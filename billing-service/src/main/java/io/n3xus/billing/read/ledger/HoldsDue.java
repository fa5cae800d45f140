package io.n3xus.billing.read.ledger;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.Views;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Finds holds that nobody confirmed in time. */
@Component
public class HoldsDue {

    private final Views<HoldView> holds;

    HoldsDue(MongoDatabase database) {
        holds = new Views<>(database, LedgerProjection.HOLDS, HoldView.class);
    }

    /** At most {@code limit} open holds that expire at {@code now} or before. */
    public List<HoldView> at(Instant now, int limit) {
        var due = new Document("status", HoldView.OPEN).append("expiresAt", new Document("$lte", Date.from(now)));
        return holds.collection().find(due).limit(limit).into(new ArrayList<>());
    }
}
