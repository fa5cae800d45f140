package io.n3xus.session.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.api.SessionCommand.CreateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.TierTerms;
import io.n3xus.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A person nobody has seen before, who uses the API. */
public final class Owner {

    public static final String SESSIONS = "/api/v1/supercore/sessions";

    public final String userId = TestPlatform.newUser();
    public final ApiClient http = TestPlatform.as(userId);

    /** A session that is being created. */
    public SessionId create(Map<String, Object> wish) {
        var reply = http.post(SESSIONS + "/create", wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return SessionId.of(reply.json().get("session").get("id").stringValue());
    }

    /** Decides without the machine being told, as a replica does that is killed right after. */
    public SessionId isCreatedBeforeAKill() {
        var id = SessionId.of(UUID.randomUUID());
        decideCreation(id);
        return id;
    }

    public void decideCreation(SessionId id) {
        var terms = new TierTerms("basic", 2_000, 4L << 30, 100_000_000);
        TestPlatform.commands()
                .send(new CreateSession(id, userId, terms, "", List.of(), true, TestPlatform.CLOCK.instant()));
    }

    public SessionId createActive(String tier) {
        var id = create(Map.of("tier", tier));
        awaitStatus(id, "active");
        return id;
    }

    public void awaitStatus(SessionId id, String status) {
        await().until(() -> session(id).get("status").stringValue().equals(status));
    }

    public JsonNode session(SessionId id) {
        var reply = http.get(SESSIONS + "/" + id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().get("session");
    }

    public ApiClient.Reply pause(SessionId id) {
        return http.put(SESSIONS + "/" + id + "/pause");
    }

    public ApiClient.Reply resume(SessionId id) {
        return http.put(SESSIONS + "/" + id + "/resume");
    }

    public ApiClient.Reply terminate(SessionId id) {
        return http.delete(SESSIONS + "/" + id);
    }

    public int total() {
        return http.get(SESSIONS).json().get("pagination").get("total").intValue();
    }
}
