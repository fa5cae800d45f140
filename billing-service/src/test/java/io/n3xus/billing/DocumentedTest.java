package io.n3xus.billing;

import io.n3xus.testkit.DocumentedHandlers;
import org.junit.jupiter.api.Test;

class DocumentedTest {

    @Test
    void allThatIsAnsweredIsDocumentedAndTheOtherWayRound() {
        DocumentedHandlers.assertComplete(
                RunningBilling.context(),
                "/v1/supercore/wallet",
                "/api/v1/supercore/wallet",
                "/api/v1/billing",
                "/api/v1/usage");
    }
}
