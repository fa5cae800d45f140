package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.n3xus.billing.RunningBilling;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OldMetersTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00.250Z");

    private final MongoDatabase database = RunningBilling.context().getBean(MongoDatabase.class);

    @Test
    void goOnAtThePriceThatTheyBeganWith() {
        var id = "sess_" + RunningBilling.newAccount();
        database.getCollection("meters")
                .insertOne(new Document("_id", id)
                        .append("version", 5L)
                        .append("accountId", "a-1")
                        .append("run", 2)
                        .append("holdId", id + ":2")
                        .append("priceMicrosPerHour", 100_000_000L)
                        .append("secondsBefore", 1L)
                        .append("startedAt", Date.from(BEGIN))
                        .append("running", false));

        var meters = new StoredMeters(database);
        var meter = meters.find(id).orElseThrow();
        assertThat(meter)
                .isEqualTo(new Meter(
                        id,
                        1,
                        5,
                        "a-1",
                        2,
                        id + ":2",
                        BEGIN,
                        1,
                        100_000_000 % 3_600,
                        false,
                        List.of(Tier.ofRun(BEGIN, "", 100_000_000)),
                        List.of(),
                        null));
        assertThat(meters.save(meter.at(6))).isTrue();
        assertThat(new StoredMeters(database).find(id)).contains(meter.at(6));
        assertThat(meters.save(meter.at(7)))
                .as("what another replica has changed")
                .isFalse();
    }
}
