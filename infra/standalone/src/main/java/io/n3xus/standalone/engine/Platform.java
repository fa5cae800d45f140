package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The running platform: stores, services, and the users and balances of a one-machine installation. */
public final class Platform implements AutoCloseable {

    /** More at a time only make each other slower. */
    private static final int STARTING_AT_ONCE = 4;

    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(2);

    private final Layout layout;
    private final RunRecord run;
    private final Secrets secrets;
    private final Stores stores;
    private final ServiceHost services;
    private final ServiceProperties properties;

    private Platform(Layout layout) {
        this.layout = layout;
        layout.home().create();
        run = new RunRecord(layout);
        secrets = Secrets.readOrMake(layout);
        stores = new Stores(layout);
        services = layout.split() ? new OwnProcesses(layout) : new InProcess();
        properties = new ServiceProperties(layout, secrets);
    }

    /** Returns when every part is healthy; when one fails, nothing is left running. */
    public static Platform start(Layout layout) {
        var platform = new Platform(layout);
        try {
            platform.start();
            return platform;
        } catch (RuntimeException e) {
            var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            platform.stop();
            platform.run.failed(cause);
            throw new IllegalStateException("The platform did not start: " + cause.getMessage(), cause);
        }
    }

    public Layout layout() {
        return layout;
    }

    private void start() {
        try (var stage = Executors.newFixedThreadPool(3);
                var threads = Executors.newFixedThreadPool(STARTING_AT_ONCE)) {
            var ready = List.of(
                    CompletableFuture.runAsync(timed(Ports.KAFKA, stores::startKafka), stage),
                    CompletableFuture.runAsync(
                            timed(Ports.POSTGRES, () -> stores.startPostgres(secrets.databasePassword())), stage),
                    CompletableFuture.runAsync(timed(Ports.MONGO, stores::startMongo), stage));
            CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).join();
            startServices(threads);
        }
        Health.await("the platform", layout.gateway() + "/health", HEALTHY_WITHIN, () -> true);
        new Seeding(layout, secrets).run();
        run.is(Run.State.READY);
    }

    private void startServices(ExecutorService threads) {
        var starting = new ArrayList<CompletableFuture<Void>>();
        for (var replica : Replica.all(layout.split())) {
            starting.add(CompletableFuture.runAsync(timed(replica.name(), () -> start(replica)), threads));
        }
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    }

    private void start(Replica replica) {
        var pid = services.start(replica, properties.of(replica));
        run.started(replica.name(), pid);
        Health.await(
                replica.name(),
                layout.healthUrl(replica),
                HEALTHY_WITHIN,
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    private Runnable timed(String part, Runnable start) {
        return () -> {
            var from = System.nanoTime();
            start.run();
            run.ready(part, Duration.ofNanos(System.nanoTime() - from));
        };
    }

    /** Services first, so that they can finish their work on the stores. */
    @Override
    public void close() {
        run.is(Run.State.STOPPING);
        stop();
    }

    private void stop() {
        services.close();
        stores.close();
    }
}
