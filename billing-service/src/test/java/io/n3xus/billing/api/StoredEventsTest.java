package io.n3xus.billing.api;

import io.n3xus.testkit.StoredForm;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredEventsTest {

    @TestFactory
    Stream<DynamicTest> keepTheirStoredForm() {
        return StoredForm.of(WalletEvent.class);
    }
}
