package io.n3xus.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

    @TempDir
    Path directory;

    @Test
    void keepsDocumentsAndIndexesOverARestart() {
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            var orders = orders(client);
            orders.insertMany(IntStream.range(0, 100).mapToObj(this::order).toList());
        }
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            var newest = client.getDatabase("shop")
                    .getCollection("orders")
                    .find(and(eq("user", "u1"), gte("at", 50)))
                    .sort(descending("at"))
                    .limit(2)
                    .map(order -> order.getInteger("at"))
                    .into(new ArrayList<>());

            assertThat(newest).containsExactly(97, 93);
        }
    }

    @Test
    void countsAndGroupsWhatAnIndexFinds() {
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            var orders = orders(client);
            orders.insertMany(IntStream.range(0, 100).mapToObj(this::order).toList());
            var match = Aggregates.match(eq("user", "u1"));

            assertThat(orders.countDocuments(and(eq("user", "u1"), gte("at", 50))))
                    .isEqualTo(12);
            assertThat(orders.aggregate(List.of(match, Aggregates.group("$user", Accumulators.sum("sum", "$at"))))
                            .first())
                    .containsEntry(
                            "sum",
                            IntStream.range(0, 100).filter(i -> i % 4 == 1).sum());
            assertThat(client.getDatabase("shop").getCollection("none").countDocuments(eq("user", "u1")))
                    .isZero();
        }
    }

    @Test
    void replacesAndUpdatesByIdInsideOtherConditions() {
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            var orders = orders(client);
            orders.insertOne(order(1));

            orders.replaceOne(eq("_id", 2), new Document("user", "u9"), new ReplaceOptions().upsert(true));
            var stale = orders.updateOne(and(eq("_id", 1), eq("at", 7)), Updates.set("user", "x"));
            var current = orders.updateOne(and(eq("_id", 1), eq("at", 1)), Updates.set("user", "u8"));

            assertThat(stale.getMatchedCount()).isZero();
            assertThat(current.getModifiedCount()).isOne();
            assertThat(orders.find(eq("user", "u9")).first()).containsEntry("_id", 2);
            assertThat(orders.find(eq("user", "u8")).first()).containsEntry("_id", 1);
            assertThat(orders.find(eq("user", "u1")).first()).isNull();
        }
    }

    @Test
    void saysHelloAsTheDriversHealthChecksDo() {
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true);
        }
    }

    @Test
    void keepsTheFileBoundedWhileDocumentsChange() throws IOException {
        var file = directory.resolve("documents.mv");
        try (var mongo = start();
                var client = MongoClients.create(mongo.uri())) {
            var orders = orders(client);
            orders.insertMany(
                    IntStream.range(0, 2_000).mapToObj(this::longOrder).toList());
            for (int i = 0; i < 5_000; i++) {
                orders.updateOne(eq("_id", i * 7 % 2_000), Updates.set("text", "y".repeat(1_000) + i));
                if (i % 1_000 == 0) {
                    mongo.compact();
                }
            }

            assertThat(Files.size(file)).isLessThan(40L << 20);
            assertThat(orders.countDocuments(eq("user", "u1"))).isEqualTo(500);
        }
    }

    private EmbeddedMongo start() {
        return new EmbeddedMongo(new EmbeddedMongo.Settings(directory, 0));
    }

    private static MongoCollection<Document> orders(MongoClient client) {
        var orders = client.getDatabase("shop").getCollection("orders");
        orders.createIndex(Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("at")));
        return orders;
    }

    private Document longOrder(int i) {
        return order(i).append("text", "x".repeat(1_000));
    }

    private Document order(int i) {
        return new Document("_id", i).append("user", "u" + i % 4).append("at", i);
    }
}
