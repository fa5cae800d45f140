package io.n3xus.session;

import io.n3xus.session.support.TestPlatform;
import io.n3xus.testkit.DocumentedHandlers;
import org.junit.jupiter.api.Test;

class DocumentedTest {

    @Test
    void allThatIsAnsweredIsDocumentedAndTheOtherWayRound() {
        var api = "/v1/supercore/";
        DocumentedHandlers.assertComplete(
                TestPlatform.service(),
                api + "sessions",
                api + "resources",
                "/api" + api + "sessions",
                "/api" + api + "resources");
    }
}
