package io.n3xus.stream;

import io.n3xus.testkit.DocumentedHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentedTest {

    @Test
    void allThatIsAnsweredIsDocumentedAndTheOtherWayRound() throws Exception {
        try (var stream = RunningStream.with(Map.of())) {
            DocumentedHandlers.assertComplete(stream.service(), "/vnc-viewer/", "/api/v1/vnc-viewer/");
        }
    }
}
