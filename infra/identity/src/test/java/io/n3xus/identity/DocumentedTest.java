package io.n3xus.identity;

import io.n3xus.testkit.DocumentedHandlers;
import org.junit.jupiter.api.Test;

class DocumentedTest {

    @Test
    void allThatIsAnsweredIsDocumentedAndTheOtherWayRound() {
        DocumentedHandlers.assertComplete(
                RunningIdentity.service(),
                "/.well-known/",
                "/auth/",
                "/v1/oauth/",
                "/api/v1/auth/",
                "/api/v1/users",
                "/api/keys");
    }
}
