package io.n3xus.billing.read.ledger;

import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** How a full page is stored. */
final class PageDocument {

    static final String OWNER = "owner";
    static final String NUMBER = "number";
    static final String EARLIEST = "earliestNanos";
    static final String LATEST = "latestNanos";

    private static final String BEFORE = "before";
    private static final String ENTRIES = "entries";

    private PageDocument() {}

    static Document of(String owner, Page page) {
        return new Document("_id", id(owner, page.number()))
                .append(OWNER, owner)
                .append(NUMBER, page.number())
                .append(EARLIEST, page.earliestNanos())
                .append(LATEST, page.latestNanos())
                .append(BEFORE, new Binary(page.before()))
                .append(ENTRIES, new Binary(page.stored()));
    }

    static String id(String owner, int number) {
        return owner + ":" + number;
    }

    static Page read(Document document) {
        return Page.read(
                document.getInteger(NUMBER),
                document.get(BEFORE, Binary.class).getData(),
                document.get(ENTRIES, Binary.class).getData());
    }

    /** Oldest first. */
    static List<HashedEntry> entries(Document document) {
        return Page.entries(
                document.getInteger(NUMBER), document.get(ENTRIES, Binary.class).getData());
    }

    static byte[] before(Document document) {
        return document.get(BEFORE, Binary.class).getData();
    }
}
