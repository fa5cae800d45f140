package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Api;
import io.n3xus.standalone.home.Credentials;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The flow of a virtual PC, as a client sees it. */
final class Demo {

    private static final String SUPERCORE = "/v1/supercore";
    private static final Duration ACTIVE_WITHIN = Duration.ofSeconds(30);
    private static final Duration USED_FOR = Duration.ofSeconds(3);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);
    private static final long MICROS = 1_000_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Installation installation;
    private final String gateway;
    private final Credentials credentials;

    Demo(Installation installation, String gateway) {
        this.installation = installation;
        this.gateway = gateway;
        credentials = Credentials.read(installation.home()).orElseThrow();
    }

    /** Something was not as it should be. */
    private static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message);
        }
    }

    int play() {
        try {
            var alice = signIn("alice");
            var price = tiers(alice);
            refuseBob();
            var before = balance(alice);
            var session = create(alice);
            say("alice uses it for a few seconds …");
            pause(USED_FOR);
            pauseAndResume(alice, session);
            var bill = terminate(alice, session);
            settle(alice, before, bill, price);
            say("\nAll of it was as it should be.");
            return Installation.OK;
        } catch (Wrong e) {
            return installation.fail("\n✗ " + e.getMessage());
        }
    }

    private Api signIn(String username) {
        var user = credentials.user(username).orElseThrow();
        say("%s signs in with e-mail and password (NF-01) …".formatted(username));
        var answer = new Api(gateway)
                .send("POST", "/auth/login", Map.of("email", user.email(), "password", user.password()));
        expect(answer, 200, username + " signs in");
        return new Api(gateway)
                .withToken(answer.body().path("access_token").asString())
                .with("X-N3XUS-Handshake", "55-45-17");
    }

    /** Returns what an hour of the basic tier costs in NexCoin. */
    private long tiers(Api alice) {
        var answer = alice.send("GET", SUPERCORE + "/resources/tiers", null);
        expect(answer, 200, "the tiers");
        say("\nThe tiers and what an hour costs (SC-07):");
        var price = 0L;
        for (var tier : answer.body().path("tiers")) {
            say("  %-12s %4d NexCoin  %s, %s"
                    .formatted(
                            tier.path("id").asString(),
                            tier.path("pricePerHour").asLong(),
                            tier.path("cpu").asString(),
                            tier.path("memory").asString()));
            if (tier.path("id").asString().equals("basic")) {
                price = tier.path("pricePerHour").asLong();
            }
        }
        return price;
    }

    private void refuseBob() {
        say("");
        var answer = signIn("bob").send("POST", SUPERCORE + "/sessions/create", Map.of("tier", "basic"));
        expect(answer, 402, "bob, without money, creates a virtual PC");
        say("  refused: %s (%s)"
                .formatted(
                        answer.body().path("error").asString(),
                        answer.body().path("code").asString()));
    }

    private BigDecimal balance(Api alice) {
        var answer = alice.send("GET", SUPERCORE + "/wallet", null);
        expect(answer, 200, "alice's wallet");
        return answer.body().path("wallet").path("balance").asDecimal();
    }

    private String create(Api alice) {
        say("\nalice creates a virtual PC (SC-01) …");
        var from = System.nanoTime();
        var answer = alice.send("POST", SUPERCORE + "/sessions/create", Map.of("tier", "basic"));
        expect(answer, 201, "alice creates a virtual PC");
        var id = answer.body().path("session").path("id").asString();
        var end = System.nanoTime() + ACTIVE_WITHIN.toNanos();
        while (!status(alice, id).equals("active")) {
            if (System.nanoTime() > end || status(alice, id).equals("terminated")) {
                throw new Wrong("The virtual PC did not become active but is " + status(alice, id)
                        + ". Does this machine have what desktops need? ./nexus doctor");
            }
            pause(LOOK_AGAIN);
        }
        say("  %s is active after %d ms. See it: %s/vnc-viewer/%s"
                .formatted(id, (System.nanoTime() - from) / 1_000_000, gateway, id));
        return id;
    }

    private String status(Api alice, String id) {
        return session(alice, id).path("status").asString();
    }

    private JsonNode session(Api alice, String id) {
        var answer = alice.send("GET", SUPERCORE + "/sessions/" + id, null);
        expect(answer, 200, "the virtual PC");
        return answer.body().path("session");
    }

    private void pauseAndResume(Api alice, String id) {
        expect(alice.send("PUT", SUPERCORE + "/sessions/" + id + "/pause", null), 200, "pausing");
        say("paused (SC-04): it is frozen and costs nothing");
        expect(alice.send("PUT", SUPERCORE + "/sessions/" + id + "/pause", null), 409, "pausing it again");
        say("  pausing it again is a conflict: 409");
        expect(alice.send("PUT", SUPERCORE + "/sessions/" + id + "/resume", null), 200, "resuming");
        say("resumed (SC-05): the same desktop goes on");
    }

    private JsonNode terminate(Api alice, String id) {
        var answer = alice.send("DELETE", SUPERCORE + "/sessions/" + id, null);
        expect(answer, 200, "terminating");
        return answer.body().path("billingInfo");
    }

    /** Billing hears of the end through the event log, so the rest of the hold comes back a moment later. */
    private void settle(Api alice, BigDecimal before, JsonNode bill, long price) {
        var seconds = bill.path("duration").asLong();
        var cost = bill.path("cost").asDecimal();
        say("terminated (SC-06): %d s at %d NexCoin an hour cost %s".formatted(seconds, price, cost.toPlainString()));
        var right = BigDecimal.valueOf(price * MICROS * seconds / 3600, 6);
        if (cost.compareTo(right) != 0) {
            throw new Wrong("The cost should be " + right.toPlainString());
        }
        var end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        var after = balance(alice);
        while (before.subtract(after).compareTo(cost) != 0) {
            if (System.nanoTime() > end) {
                throw new Wrong("The wallet moved by " + before.subtract(after).toPlainString());
            }
            pause(LOOK_AGAIN);
            after = balance(alice);
        }
        say("alice's wallet: %s → %s NexCoin, exactly that".formatted(before.toPlainString(), after.toPlainString()));
    }

    private static void expect(Api.Answer answer, int status, String what) {
        if (answer.status() != status) {
            throw new Wrong("%s: expected %d, got %d %s".formatted(what, status, answer.status(), answer.body()));
        }
    }

    private void say(@Nullable String line) {
        installation.out().println(line);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Wrong("Interrupted");
        }
    }
}
