package io.n3xus.session.machine;

import static io.n3xus.session.support.TestPlatform.AGENT;
import static io.n3xus.session.support.TestPlatform.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.n3xus.session.api.EndReason;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionCommand;
import io.n3xus.session.api.SessionCommand.PauseSession;
import io.n3xus.session.api.SessionCommand.ResumeSession;
import io.n3xus.session.api.SessionCommand.TerminateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.support.Owner;
import io.n3xus.session.support.TestPlatform;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Two replicas look after the desktops all the time. A kill between two steps is played by taking only the first: the
 * decision is made and nobody tells the machine.
 */
class DesktopReconcilerTest {

    private final Owner alice = new Owner();

    @Test
    void startsWhatWasCreatedBeforeAKill() {
        var id = alice.isCreatedBeforeAKill();

        alice.awaitStatus(id, "active");
        assertThat(stateOf(id)).isEqualTo("running");
    }

    @Test
    void activatesWhatWasStartedBeforeAKill() {
        var id = newId();
        AGENT.adopt(id.value(), CLOCK.instant());
        alice.decideCreation(id);

        alice.awaitStatus(id, "active");
        assertThat(AGENT.startsOf(id.value())).isZero();
    }

    @Test
    void freezesWhatWasPausedBeforeAKill() {
        var id = alice.createActive("basic");
        decide(new PauseSession(id, PauseReason.ASKED, CLOCK.instant(), null));

        await().until(() -> stateOf(id).equals("frozen"));
    }

    @Test
    void thawsWhatWasResumedBeforeAKill() {
        var id = alice.createActive("basic");
        alice.pause(id);
        decide(new ResumeSession(id, 2, CLOCK.instant()));

        await().until(() -> stateOf(id).equals("running"));
    }

    @Test
    void removesWhatWasTerminatedBeforeAKill() {
        var id = alice.createActive("basic");
        decide(new TerminateSession(id, EndReason.ASKED, null, CLOCK.instant()));

        await().until(() -> AGENT.machine(id.value()) == null);
    }

    @Test
    void saysThatAMachineIsFreeWhichWasRemovedBeforeAKill() {
        var id = alice.createActive("basic");
        decide(new TerminateSession(id, EndReason.ASKED, null, CLOCK.instant()));
        AGENT.lose(id.value());

        await().until(() -> KafkaRecords.of(Backends.kafkaServers(), "resource.events").stream()
                .anyMatch(record -> id.resourceId().equals(record.key())
                        && "resource.released.v1".equals(KafkaRecords.header(record, "ce_type"))));
    }

    @Test
    void removesADesktopThatCameTooLate() {
        var id = alice.createActive("basic");
        alice.terminate(id);
        AGENT.adopt(id.value(), CLOCK.instant());

        await().until(() -> AGENT.machine(id.value()) == null);
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("terminated");
    }

    @Test
    void removesADesktopThatBelongsToNoSession() {
        var orphan = newId();
        var young = newId();
        var foreign = "exec_1";
        AGENT.adopt(orphan.value(), CLOCK.instant().minusSeconds(61));
        AGENT.adopt(young.value(), CLOCK.instant());
        AGENT.adopt(foreign, CLOCK.instant().minusSeconds(61));

        await().until(() -> AGENT.machine(orphan.value()) == null);
        assertThat(AGENT.machine(young.value())).isNotNull();
        assertThat(AGENT.machine(foreign)).isNotNull();
        AGENT.lose(young.value());
        AGENT.lose(foreign);
    }

    @Test
    void aDesktopStaysWhileTheViewOfItsSessionIsRebuilt() {
        var id = alice.createActive("basic");
        TestPlatform.bean(MongoDatabase.class).getCollection("sessions").deleteOne(new Document("_id", id.value()));
        CLOCK.pass(Duration.ofMinutes(2));

        awaitSweep();
        awaitSweep();
        assertThat(stateOf(id)).isEqualTo("running");
        AGENT.lose(id.value());
    }

    @Test
    void aDesktopThatDiedEndsItsSessionAndIsPaidUpToItsDeath() {
        var id = alice.createActive("standard");
        CLOCK.pass(Duration.ofSeconds(90));
        var died = CLOCK.instant();
        CLOCK.pass(Duration.ofMinutes(10));
        AGENT.die(id.value(), died, "It ran out of memory.");

        alice.awaitStatus(id, "terminated");
        var session = alice.session(id);
        assertThat(session.get("failureReason").stringValue()).contains("It ran out of memory.");
        assertThat(session.get("uptime").intValue()).isEqualTo(90);
        await().until(() -> AGENT.machine(id.value()) == null);
    }

    @Test
    void aDesktopThatVanishedIsPaidUpToWhenItWasLastSeen() {
        var id = alice.createActive("standard");
        CLOCK.pass(Duration.ofSeconds(90));
        awaitSweep();
        AGENT.lose(id.value());

        alice.awaitStatus(id, "terminated");
        CLOCK.pass(Duration.ofMinutes(10));
        assertThat(alice.session(id).get("uptime").intValue()).isEqualTo(90);
        assertThat(alice.session(id).get("failureReason").stringValue()).contains("lost");
    }

    @Test
    void twoReplicasStartAndActivateEachSessionOnce() {
        var ids = Stream.generate(alice::isCreatedBeforeAKill).limit(20).toList();

        ids.forEach(id -> alice.awaitStatus(id, "active"));
        var activated = KafkaRecords.of(Backends.kafkaServers(), "session.events").stream()
                .filter(record -> "session.activated.v1".equals(KafkaRecords.header(record, "ce_type")))
                .map(record -> record.key())
                .toList();
        assertThat(ids).allSatisfy(id -> assertThat(activated).containsOnlyOnce(id.value()));
    }

    @Test
    void anOldOrderDoesNotUndoANewerOne() {
        var id = alice.createActive("basic");
        var paused = decide(new PauseSession(id, PauseReason.ASKED, CLOCK.instant(), null));
        alice.resume(id);

        TestPlatform.bean(Machines.class).freeze(id, paused.version()).await(Duration.ofSeconds(5));

        assertThat(stateOf(id)).isEqualTo("running");
    }

    /** Until a sweep that began after this call is over. */
    private static void awaitSweep() {
        CLOCK.pass(Duration.ofMillis(1));
        var sightings = TestPlatform.bean(Sightings.class);
        await().until(() -> CLOCK.instant().equals(sightings.last()));
    }

    private static Outcome decide(SessionCommand command) {
        return TestPlatform.commands().send(command, Outcome.class);
    }

    private static SessionId newId() {
        return SessionId.of(UUID.randomUUID());
    }

    private static String stateOf(SessionId id) {
        var machine = AGENT.machine(id.value());
        return machine == null ? "none" : machine.state();
    }
}
