package io.n3xus.platform.follow;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the database answers a ping; the driver's own indicator asks for a command the embedded server lacks. */
final class MongoHealth extends AbstractHealthIndicator {

    private final MongoDatabase database;

    MongoHealth(MongoDatabase database) {
        super("MongoDB does not answer.");
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        database.runCommand(new Document("ping", 1));
        health.up();
    }
}
