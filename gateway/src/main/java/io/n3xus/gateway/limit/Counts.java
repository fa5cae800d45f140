package io.n3xus.gateway.limit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where requests are counted. For any thread; never blocks. */
interface Counts extends AutoCloseable {

    /** Takes one request. Always succeeds; done at once when the count is in this process. */
    CompletableFuture<Allowance> take(Account account);

    /** Whether the store that is shared with other gateways answers; empty when there is none. */
    Optional<Boolean> isShared();

    @Override
    void close();
}
