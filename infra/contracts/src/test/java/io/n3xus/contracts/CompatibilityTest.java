package io.n3xus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every kind of harmful change is found by name; the one harmless kind passes. */
class CompatibilityTest {

    private static final String TYPE = "door.opened.v1";
    private static final String TOPIC = "door.events";

    record Hinge(int screws) {}

    @EventType(value = TYPE, topic = TOPIC)
    record Frozen(
            String doorId, long openedMillis, @Nullable String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record WithNewOptional(
            String doorId,
            long openedMillis,
            @Nullable String note,
            List<String> tags,
            Hinge hinge,
            @Nullable String room) {}

    @EventType(value = TYPE, topic = TOPIC)
    record WithNewRequired(
            String doorId, long openedMillis, @Nullable String note, List<String> tags, Hinge hinge, String room) {}

    @EventType(value = TYPE, topic = TOPIC)
    record Renamed(String id, long openedMillis, @Nullable String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record Removed(String doorId, @Nullable String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record Narrowed(
            String doorId, int openedMillis, @Nullable String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record OtherElements(
            String doorId, long openedMillis, @Nullable String note, List<Long> tags, Hinge hinge) {}

    record Nail(String screws) {}

    @EventType(value = TYPE, topic = TOPIC)
    record RetypedInside(
            String doorId, long openedMillis, @Nullable String note, List<String> tags, Nail hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record NowOptional(
            @Nullable String doorId,
            long openedMillis,
            @Nullable String note,
            List<String> tags,
            Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record NowRequired(String doorId, long openedMillis, String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = "window.events")
    record Moved(String doorId, long openedMillis, @Nullable String note, List<String> tags, Hinge hinge) {}

    @EventType(value = TYPE, topic = TOPIC)
    record OfUnknownForm(BigDecimal price) {}

    @Test
    void noChangeIsHarmless() {
        assertThat(problemsOf(Frozen.class)).isEmpty();
    }

    @Test
    void aNewOptionalFieldIsHarmless() {
        assertThat(problemsOf(WithNewOptional.class)).isEmpty();
    }

    @Test
    void refusesANewRequiredField() {
        assertThat(problemsOf(WithNewRequired.class))
                .singleElement()
                .asString()
                .contains(TYPE, "new field 'room' is required", "make it @Nullable");
    }

    @Test
    void refusesARenamedField() {
        assertThat(problemsOf(Renamed.class))
                .hasSize(2)
                .first()
                .asString()
                .contains(TYPE, "field 'door_id' was removed or renamed", "new version");
    }

    @Test
    void refusesARemovedField() {
        assertThat(problemsOf(Removed.class))
                .singleElement()
                .asString()
                .contains("field 'opened_millis' was removed or renamed");
    }

    @Test
    void refusesANarrowerNumber() {
        assertThat(problemsOf(Narrowed.class))
                .singleElement()
                .asString()
                .contains("field 'opened_millis' changed from [int64, integer] to [int32, integer]");
    }

    @Test
    void refusesOtherElementsOfAList() {
        assertThat(problemsOf(OtherElements.class)).singleElement().asString().contains("field 'tags[]' changed");
    }

    @Test
    void refusesAChangeInsideANestedRecord() {
        assertThat(problemsOf(RetypedInside.class)).singleElement().asString().contains("field 'hinge.screws' changed");
    }

    @Test
    void refusesARequiredFieldThatBecomesOptional() {
        assertThat(problemsOf(NowOptional.class)).singleElement().asString().contains("'door_id' became optional");
    }

    @Test
    void refusesAnOptionalFieldThatBecomesRequired() {
        assertThat(problemsOf(NowRequired.class)).singleElement().asString().contains("'note' became required");
    }

    @Test
    void refusesAMoveToAnotherTopic() {
        assertThat(problemsOf(Moved.class))
                .singleElement()
                .asString()
                .contains("moved from topic door.events to window.events");
    }

    @Test
    void refusesATypeWhoseWireFormNobodyDecided() {
        assertThatThrownBy(() -> EventSchema.of(OfUnknownForm.class)).hasMessageContaining("java.math.BigDecimal");
    }

    private static List<String> problemsOf(Class<?> changed) {
        return Compatibility.problems(TYPE, EventSchema.of(Frozen.class), EventSchema.of(changed));
    }
}
