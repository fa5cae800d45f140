package io.n3xus.billing.journal;

import java.util.Collection;
import java.util.function.Function;

/** Rows as one array a column, which PostgreSQL takes as a single parameter each. */
final class Columns {

    private Columns() {}

    static <T> String[] of(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
