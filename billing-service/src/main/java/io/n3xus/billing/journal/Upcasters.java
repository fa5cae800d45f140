package io.n3xus.billing.journal;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Turns a stored event of an old revision into one of the newest, a revision at a time. */
final class Upcasters {

    private record Old(String type, int revision) {}

    /** What makes the next revision of each old one. */
    private static final Map<Old, Consumer<ObjectNode>> NEXT = Map.of(
            new Old("HoldCharged", 1), Upcasters::ofSessions,
            new Old("ChargeReturned", 1), Upcasters::ofSessions);

    private Upcasters() {}

    /** Changes the payload; returns the revision that it has now. */
    static int upcast(String type, int revision, ObjectNode payload) {
        var newest = revision;
        for (var next = NEXT.get(new Old(type, newest)); next != null; next = NEXT.get(new Old(type, newest))) {
            next.accept(payload);
            newest++;
        }
        return newest;
    }

    /** Sessions were the only work that was paid for. */
    private static void ofSessions(ObjectNode payload) {
        payload.put("service", "SESSIONS");
    }
}
