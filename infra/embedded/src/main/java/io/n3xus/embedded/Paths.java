package io.n3xus.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Follows a dotted field path into a document; an array met on the way is the answer. */
final class Paths {

    private Paths() {}

    static @Nullable Object value(Document document, String path) {
        Object value = document;
        for (var field : path.split("\\.", -1)) {
            if (value instanceof Collection) {
                return value;
            }
            value = value instanceof Document parent ? parent.get(field) : null;
        }
        return value;
    }
}
