package io.n3xus.platform.follow;

import java.util.Set;

/**
 * One making of the projections of a service. Names that were part of it carry its number, {@code accounts.g3}; those of
 * the first making, and all that no rebuild ever made, are plain.
 *
 * @param names of the collections and the followers that were made again for it
 */
public record Generation(long number, Set<String> names) {

    static final Generation FIRST = new Generation(0, Set.of());

    public Generation {
        names = Set.copyOf(names);
    }

    /** How a collection, or a follower's position, is called in this generation. */
    public String name(String plain) {
        return names.contains(plain) ? plain + suffix() : plain;
    }

    private String suffix() {
        return number == 0 ? "" : ".g" + number;
    }
}
