package io.n3xus.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process loses nothing it acknowledged, and its indexes agree with its documents. */
class EmbeddedMongoKillTest {

    private static final int KILLS = 3;
    private static final int ACKNOWLEDGEMENTS = 800;
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    @Test
    void keepsEveryAcknowledgedWriteOverKills() throws Exception {
        var acknowledged = 0;
        for (int run = 0; run < KILLS; run++) {
            var lines = KilledProcess.run(Writer.class, ACKNOWLEDGEMENTS, directory.toString(), Integer.toString(run));
            acknowledged += lines.size();
            try (var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(directory, 0));
                    var client = MongoClients.create(mongo.uri())) {
                var written = client.getDatabase("kill").getCollection("written");
                for (var id : lines) {
                    assertThat(written.find(eq("_id", id)).first()).as(id).containsEntry("state", "changed");
                }
                var all = IntStream.iterate(0, i -> i + 1).limit(written.countDocuments());
                assertThat(all.count()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(written.countDocuments(eq("state", "changed")) + written.countDocuments(eq("state", "new")))
                        .isEqualTo(written.countDocuments());
            }
        }
    }

    /** Inserts and changes documents from several threads and prints the id of each whose change was answered. */
    static final class Writer {

        private Writer() {}

        static void main(String[] arguments) throws Exception {
            var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(Path.of(arguments[0]), 0));
            var client = MongoClients.create(mongo.uri());
            var written = client.getDatabase("kill").getCollection("written");
            written.createIndex(Indexes.ascending("state", "at"));
            try (var threads = Executors.newFixedThreadPool(WRITERS)) {
                for (int thread = 0; thread < WRITERS; thread++) {
                    var prefix = arguments[1] + "-" + thread + "-";
                    threads.execute(() -> IntStream.iterate(0, i -> i + 1).forEach(i -> {
                        var id = prefix + i;
                        written.insertOne(
                                new Document("_id", id).append("state", "new").append("at", i));
                        written.updateOne(eq("_id", id), Updates.set("state", "changed"));
                        System.out.println("ACK " + id);
                    }));
                }
                threads.shutdown();
                threads.awaitTermination(1, TimeUnit.MINUTES);
            }
        }
    }
}
