package io.n3xus.session;

import io.n3xus.session.api.MachineEvent;
import io.n3xus.session.api.SessionEvent;
import io.n3xus.testkit.StoredForm;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredEventsTest {

    @TestFactory
    Stream<DynamicTest> keepTheirStoredForm() {
        return Stream.concat(StoredForm.of(SessionEvent.class), StoredForm.of(MachineEvent.class));
    }
}
