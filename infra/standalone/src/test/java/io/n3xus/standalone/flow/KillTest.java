package io.n3xus.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.platform.money.NexCoin;
import io.n3xus.standalone.engine.Launcher;
import io.n3xus.standalone.engine.Service;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the whole platform in the middle of its work, again and again, and starts it over what is left. Whatever was
 * acknowledged must be there, what had to be asked for twice only once, no desktop without its session, and the ledger
 * must equal its rebuild.
 */
@Tag("slow")
class KillTest {

    private static final int KILLS = Integer.getInteger("nexus.test.kills", 20);
    private static final int LONGEST_LIFE_MILLIS = 4_000;
    private static final long BASIC_MICROS_PER_HOUR = 100_000_000;
    private static final BigDecimal STARTS_WITH = new BigDecimal(10_000);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    /** What is certain of a session of which only its creation is. */
    private static final String EXISTS = "exists";

    /** The last acknowledged status of each session, or {@link #EXISTS}. */
    private final Map<String, String> acknowledged = new LinkedHashMap<>();

    /** Of the request to create a session that got no answer yet. It is sent again until it gets one. */
    private @Nullable String openKey;

    @Test
    void losesNothingAcknowledged() {
        var seed = Long.getLong("nexus.test.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("Kill test: repeat with -Dnexus.test.seed=" + seed);
        var random = new Random(seed);
        try (var platform = PlatformUnderTest.started()) {
            for (var kill = 1; kill <= KILLS; kill++) {
                var life = random.nextInt(LONGEST_LIFE_MILLIS);
                workUntilKilled(platform, life, random);
                platform.start();
                assertNothingLost(platform, "kill %d after %d ms, seed %d".formatted(kill, life, seed));
            }
            assertPaidToTheMicro(platform);
        }
    }

    private void workUntilKilled(PlatformUnderTest platform, int lifeMillis, Random random) {
        var alive = new AtomicBoolean(true);
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var killed = clock.schedule(
                    () -> {
                        alive.set(false);
                        platform.kill();
                    },
                    lifeMillis,
                    TimeUnit.MILLISECONDS);
            workWhile(alive, platform, random);
            killed.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException notKilled) {
            throw new AssertionError("The platform could not be killed.", notKilled);
        }
    }

    private void workWhile(AtomicBoolean alive, PlatformUnderTest platform, Random random) {
        try {
            var alice = new VirtualPcs(platform, "alice");
            while (alive.get()) {
                act(alice, random);
            }
        } catch (RuntimeException | AssertionError whileDying) {
            // An answer that never came promises nothing.
            assertThat(alive.get()).as("it died by itself: %s", whileDying).isFalse();
        }
    }

    private void act(VirtualPcs alice, Random random) {
        var living = acknowledged.entrySet().stream()
                .filter(session -> !session.getValue().equals("terminated"))
                .toList();
        if (living.size() < 2) {
            create(alice);
            return;
        }
        var id = living.get(random.nextInt(living.size())).getKey();
        // Until the answer is here, whether it happened is not known: the kill may fall between doing and answering.
        acknowledged.put(id, EXISTS);
        var step = random.nextInt(4);
        var reply = step == 0 ? alice.terminate(id) : step == 1 ? alice.resume(id) : alice.pause(id);
        if (reply.status() == 200) {
            acknowledged.put(id, step == 0 ? "terminated" : step == 1 ? "active" : "paused");
        }
    }

    private void create(VirtualPcs owner) {
        openKey = Objects.requireNonNullElseGet(openKey, () -> UUID.randomUUID().toString());
        var created = owner.tryCreate("basic", openKey);
        if (created.status() == 201) {
            acknowledged.put(created.json().at("/session/id").asString(), EXISTS);
            openKey = null;
        }
    }

    private void assertNothingLost(PlatformUnderTest platform, String when) {
        var alice = new VirtualPcs(platform, "alice");
        await().atMost(SETTLED_WITHIN).until(() -> {
            if (openKey != null) {
                create(alice);
            }
            return openKey == null;
        });
        await().atMost(SETTLED_WITHIN).untilAsserted(() -> {
            assertThat(alice.total()).as("%s: no session twice", when).isEqualTo(acknowledged.size());
            acknowledged.forEach((id, status) -> {
                var reply = alice.get(id);
                assertThat(reply.status()).as("%s: %s", when, id).isEqualTo(200);
                var now = reply.json().at("/session/status").asString();
                if (!status.equals(EXISTS)) {
                    assertThat(now).as("%s: %s", when, id).isIn(status, "terminated");
                }
                assertThat(now).as("%s: %s", when, id).isNotEqualTo("creating");
            });
            assertThat(desktops(platform))
                    .as("%s: no desktop without its session", when)
                    .isSubsetOf(live(alice));
        });
        var billing = platform.run().part("billing-service").orElseThrow();
        var outcome = new Launcher(platform.home(), platform.run()).rebuild(billing, _ -> {});
        assertThat(outcome.get("digestAfter")).as(when).isEqualTo(outcome.get("digestBefore"));
    }

    /** What left the wallet is the price of every second that the sessions count, and nothing stays set aside. */
    private static void assertPaidToTheMicro(PlatformUnderTest platform) {
        var alice = new VirtualPcs(platform, "alice");
        live(alice).forEach(alice::terminate);
        var costMicros = costOfAll(alice);
        await().atMost(SETTLED_WITHIN).untilAsserted(() -> {
            assertThat(alice.held()).isZero();
            assertThat(STARTS_WITH.subtract(alice.balance())).isEqualByComparingTo(NexCoin.toDecimal(costMicros));
        });
    }

    private static long costOfAll(VirtualPcs alice) {
        var costMicros = 0L;
        for (long offset = 0, total = 1; offset < total; offset += 100) {
            var page = alice.api()
                    .get(VirtualPcs.PREFIX + "/sessions?limit=100&offset=" + offset)
                    .json();
            total = page.at("/pagination/total").asLong();
            costMicros += page.get("sessions")
                    .valueStream()
                    .mapToLong(session -> NexCoin.costMicros(
                            BASIC_MICROS_PER_HOUR, session.get("uptime").asLong()))
                    .sum();
        }
        return costMicros;
    }

    private static List<String> live(VirtualPcs alice) {
        var sessions =
                alice.api().get(VirtualPcs.PREFIX + "/sessions?limit=100").json();
        return sessions.get("sessions")
                .valueStream()
                .filter(session -> !session.get("status").asString().equals("terminated"))
                .map(session -> session.get("id").asString())
                .toList();
    }

    private static List<String> desktops(PlatformUnderTest platform) {
        return new Launcher(platform.home(), platform.run())
                .get(Service.AGENT, "/internal/desktops")
                .valueStream()
                .map(desktop -> desktop.get("id").asString())
                .toList();
    }
}
