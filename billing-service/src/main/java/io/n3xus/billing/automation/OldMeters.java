package io.n3xus.billing.automation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.n3xus.billing.catalogue.MeterType;
import java.util.List;
import org.bson.Document;

/** Meters of installations from before a session could have more than one tier: at the price of the event that began them. */
final class OldMeters {

    private static final String COLLECTION = "meters";

    private OldMeters() {}

    /** Takes over those that are left. Harmless when two replicas do it, or one does it again. */
    static void takeOver(MongoDatabase database, MongoCollection<Meter> meters) {
        var old = database.getCollection(COLLECTION);
        for (var document : old.find()) {
            Revisions.save(meters, document.getString("_id"), 1, meter(document));
            old.deleteOne(new Document("_id", document.getString("_id")));
        }
    }

    private static Meter meter(Document old) {
        var price = old.getLong("priceMicrosPerHour");
        var secondsBefore = old.getLong("secondsBefore");
        var startedAt = old.getDate("startedAt").toInstant();
        return new Meter(
                old.getString("_id"),
                1,
                old.getLong("version"),
                old.getString("accountId"),
                old.getInteger("run"),
                old.getString("holdId"),
                startedAt,
                secondsBefore,
                price * secondsBefore % MeterType.SESSION_TIME.countedPerUnit(),
                old.getBoolean("running"),
                List.of(Tier.ofRun(startedAt, "", price)),
                List.of(),
                null);
    }
}
