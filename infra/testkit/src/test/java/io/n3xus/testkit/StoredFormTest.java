package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    sealed interface DoorEvent {
        @Revision("1")
        record DoorOpened(String doorId, long heldMillis, Instant at) implements DoorEvent {}

        /** Stored with {@code room}, which was renamed since. */
        @Revision("1")
        record DoorPainted(String doorId, String hall) implements DoorEvent {}

        @Revision("2")
        record DoorClosed(String doorId) implements DoorEvent {}

        record DoorLost(String doorId) implements DoorEvent {}
    }

    @Test
    void listsEveryEventOfTheFamily() {
        assertThat(StoredForm.of(DoorEvent.class))
                .extracting(DynamicTest::getDisplayName)
                .containsExactlyInAnyOrder("DoorOpened", "DoorPainted", "DoorClosed", "DoorLost");
    }

    @Test
    void acceptsAnEventThatIsWrittenAsItWasRead() {
        assertThatCode(() -> StoredForm.check(DoorEvent.DoorOpened.class)).doesNotThrowAnyException();
    }

    @Test
    void refusesARenamedComponent() {
        assertThatThrownBy(() -> StoredForm.check(DoorEvent.DoorPainted.class))
                .hasMessageContaining("/stored/DoorPainted-1.json")
                .hasMessageContaining("upcaster");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> StoredForm.check(DoorEvent.DoorClosed.class))
                .hasMessageContaining("/stored/DoorClosed-2.json is missing");
    }

    @Test
    void refusesAnEventWithoutARevision() {
        assertThatThrownBy(() -> StoredForm.check(DoorEvent.DoorLost.class)).hasMessageContaining("@Revision");
    }

    @Test
    void refusesAFamilyThatIsNotSealed() {
        assertThatThrownBy(() -> StoredForm.of(Runnable.class)).hasMessageContaining("not sealed");
    }
}
