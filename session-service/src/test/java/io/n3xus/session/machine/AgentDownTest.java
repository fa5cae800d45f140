package io.n3xus.session.machine;

import static io.n3xus.session.support.TestPlatform.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.support.FakeServer.Mood;
import io.n3xus.session.support.Owner;
import io.n3xus.session.support.TestPlatform;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentDownTest {

    private final Owner alice = new Owner();

    @AfterEach
    void theAgentIsWellAgain() {
        TestPlatform.recover();
    }

    @Test
    void waitsForAnAgentThatIsDown() {
        AGENT.be(Mood.DOWN);
        var id = alice.isCreatedBeforeAKill();
        await().until(() -> alice.session(id).get("status").stringValue().equals("creating"));
        AGENT.be(Mood.WELL);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> alice.session(id).get("status").stringValue().equals("active"));
    }

    @Test
    void aSessionWhoseDesktopCannotStartEndsAsFailed() {
        AGENT.breakStarts(true);
        var id = alice.isCreatedBeforeAKill();

        alice.awaitStatus(id, "terminated");
        var session = alice.session(id);
        assertThat(session.get("failureReason").stringValue()).contains("This host cannot start desktops");
        assertThat(session.get("uptime").intValue()).isZero();
    }
}
