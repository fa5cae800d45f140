package io.n3xus.billing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.billing.api.WalletEvent;
import io.n3xus.contracts.EventFamily;
import io.n3xus.platform.service.StoredJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as a row of the journal holds them: a JSON array of {@code {"type","revision","at","metadata","payload"}}, the
 * type without package and family. {@code convert_from(events, 'UTF8')} shows it.
 */
final class StoredEvents {

    /** By their simple names, which are what is stored. */
    private static final Map<String, String> CLASSES = EventFamily.records(WalletEvent.class).stream()
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Class::getName));

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.shared();
    private final Serializer payloads = StoredJson.serializer();

    /** One event of a row. */
    record StoredEvent(Instant at, Map<String, String> metadata, WalletEvent event) {

        StoredEvent {
            metadata = Map.copyOf(metadata);
        }
    }

    byte[] write(List<StoredEvent> events) {
        var bytes = new ByteArrayOutputStream(256 * events.size());
        var separator = "[";
        for (var each : events) {
            var payload = payloads.serialize(each.event(), byte[].class);
            var head = separator + "{\"type\":\"" + each.event().getClass().getSimpleName() + "\",\"revision\":\""
                    + payload.getType().getRevision() + "\",\"at\":\"" + each.at() + "\",\"metadata\":"
                    + json.writeValueAsString(each.metadata()) + ",\"payload\":";
            bytes.writeBytes(head.getBytes(UTF_8));
            bytes.writeBytes(payload.getData());
            bytes.write('}');
            separator = ",";
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    List<StoredEvent> read(byte[] row) {
        return StreamSupport.stream(json.readTree(row).spliterator(), false)
                .map(this::event)
                .toList();
    }

    private StoredEvent event(JsonNode stored) {
        var metadata = json.convertValue(stored.get("metadata"), METADATA);
        var type = stored.get("type").asString();
        var payload = (ObjectNode) stored.get("payload");
        var revision = Upcasters.upcast(type, stored.get("revision").asInt(), payload);
        WalletEvent event = payloads.deserialize(new SimpleSerializedObject<>(
                json.writeValueAsBytes(payload), byte[].class, CLASSES.get(type), Integer.toString(revision)));
        return new StoredEvent(Instant.parse(stored.get("at").asString()), metadata, event);
    }
}
