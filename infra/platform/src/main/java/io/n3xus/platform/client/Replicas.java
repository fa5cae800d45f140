package io.n3xus.platform.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The addresses of one service, any of which will do. */
final class Replicas {

    private final List<String> addresses;
    private final AtomicInteger current = new AtomicInteger();

    /**
     * Of a setting.
     *
     * @param addresses separated by commas, at least one
     */
    Replicas(String addresses) {
        this.addresses = List.of(addresses.split(",", -1));
    }

    String current() {
        return addresses.get(current.get());
    }

    /** Moves on to the next address, unless another caller has done so already. */
    void leave(String failed) {
        var index = addresses.indexOf(failed);
        current.compareAndSet(index, (index + 1) % addresses.size());
    }
}
