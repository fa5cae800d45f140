package io.n3xus.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a change of a published event would break. Records already in the log have the frozen form and are replayed for
 * ever; readers built for it meet the new form. Only a new optional field harms neither.
 */
final class Compatibility {

    private final String event;
    private final List<String> problems = new ArrayList<>();

    private Compatibility(String event) {
        this.event = event;
    }

    /** Problems for a person, each naming the event, the field and the way out; empty when the change is harmless. */
    static List<String> problems(String event, JsonNode frozen, JsonNode today) {
        var compatibility = new Compatibility(event);
        if (!frozen.path("x-topic").equals(today.path("x-topic"))) {
            compatibility.problem("moved from topic %s to %s; followers read the old one"
                    .formatted(
                            frozen.path("x-topic").asString(),
                            today.path("x-topic").asString()));
        }
        compatibility.compare("", frozen, today);
        return List.copyOf(compatibility.problems);
    }

    private void compare(String path, JsonNode frozen, JsonNode today) {
        if (!form(frozen).equals(form(today))) {
            problem("field '%s' changed from %s to %s".formatted(path, form(frozen), form(today)));
            return;
        }
        if (frozen.has("items")) {
            compare(path + "[]", frozen.get("items"), today.get("items"));
        }
        var before = frozen.path("properties");
        var now = today.path("properties");
        for (var field : before.propertyNames()) {
            var name = path.isEmpty() ? field : path + "." + field;
            if (!now.has(field)) {
                problem("field '%s' was removed or renamed".formatted(name));
                continue;
            }
            compareNeed(name, isRequired(frozen, field), isRequired(today, field));
            compare(name, before.get(field), now.get(field));
        }
        for (var field : now.propertyNames()) {
            if (!before.has(field) && isRequired(today, field)) {
                problem("new field '%s' is required, but events in the log lack it: make it @Nullable"
                        .formatted(path.isEmpty() ? field : path + "." + field));
            }
        }
    }

    private void compareNeed(String name, boolean before, boolean now) {
        if (before && !now) {
            problem("field '%s' became optional, but readers rely on it".formatted(name));
        }
        if (!before && now) {
            problem("field '%s' became required, but events in the log lack it".formatted(name));
        }
    }

    private void problem(String what) {
        problems.add("%s: %s. Undo it, or publish the change as a new version of the type.".formatted(event, what));
    }

    /** The type without {@code null}, and its format, such as {@code [integer, int64]}. */
    private static Set<String> form(JsonNode schema) {
        var form = new TreeSet<String>();
        var type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> form.add(each.asString()));
        } else {
            form.add(type.asString());
        }
        form.remove("null");
        if (schema.has("format")) {
            form.add(schema.get("format").asString());
        }
        return form;
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(each -> each.asString().equals(field));
    }
}
