package io.n3xus.standalone.engine;

import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.embedded.EmbeddedMongo;
import io.n3xus.embedded.EmbeddedPostgres;
import io.n3xus.standalone.home.Home;
import java.util.ArrayDeque;
import java.util.Deque;

/** The embedded servers of a run, each started when asked for. */
final class Stores implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Stores(Layout layout) {
        home = layout.home();
        ports = layout.ports();
    }

    void startKafka() {
        keep(new EmbeddedKafka(new EmbeddedKafka.Settings(
                home.data("kafka"), ports.of(Ports.KAFKA), ports.of(Ports.KAFKA_CONTROLLER))));
    }

    void startPostgres(String password) {
        keep(new EmbeddedPostgres(new EmbeddedPostgres.Settings(
                home.data("postgres"), home.programs(), ports.of(Ports.POSTGRES), password)));
    }

    void startMongo() {
        keep(new EmbeddedMongo(new EmbeddedMongo.Settings(home.data("mongo"), ports.of(Ports.MONGO))));
    }

    private void keep(AutoCloseable store) {
        synchronized (open) {
            open.push(store);
        }
    }

    @Override
    public void close() {
        synchronized (open) {
            while (!open.isEmpty()) {
                Closing.quietly(open.pop());
            }
        }
    }
}
