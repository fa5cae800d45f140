package io.n3xus.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import java.util.concurrent.CompletableFuture;

/** Where requests are counted. For any thread; never blocks. */
interface Counts {

    /** Takes one request. Always succeeds; done at once when the count is in this process. */
    CompletableFuture<VerboseResult<ConsumptionProbe>> take(Account account);
}
