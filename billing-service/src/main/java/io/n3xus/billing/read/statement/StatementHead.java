package io.n3xus.billing.read.statement;

import io.n3xus.billing.read.ledger.Standing;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known before the lines. What opens and what closes differ, balance and holds together, by the money lines less
 * the usage lines.
 *
 * @param openHolds micro-NexCoin in the holds that are open in the end, by what they pay for
 */
public record StatementHead(
        String accountId, Period period, Standing opening, Standing closing, Map<String, Long> openHolds) {

    public StatementHead {
        openHolds = new TreeMap<>(openHolds);
    }

    /** How an event is named. */
    public String eventId(long sequence) {
        return accountId + ":" + sequence;
    }
}
