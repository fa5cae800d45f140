package io.n3xus.platform.event;

import io.n3xus.contracts.EventType;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The form of an event on Kafka: snake_case JSON, times as ISO 8601, and the names of its CloudEvents headers. */
public final class Wire {

    /** Reads what a newer producer sends: unknown fields are left alone. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String ACCOUNT = "ce_accountid";
    public static final String SEQUENCE = "ce_sequence";
    public static final String CORRELATION = "ce_correlationid";
    public static final String CAUSATION = "ce_causationid";

    private Wire() {}

    /** How a published record is named and where it goes. */
    public static EventType typeOf(Class<?> record) {
        return Objects.requireNonNull(
                record.getAnnotation(EventType.class), () -> record + " lacks @EventType, so it cannot be published.");
    }
}
