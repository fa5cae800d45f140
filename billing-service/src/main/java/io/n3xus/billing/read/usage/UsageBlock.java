package io.n3xus.billing.read.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What came of so many events of an account, one after the other. A function of these alone, in their order: an event that
 * came before changes nothing.
 */
final class UsageBlock {

    /** Of all events, of which only some tell of usage. */
    static final int EVENTS = 128;

    private final String owner;
    private final long number;
    private final int partition;
    private final List<UsageRow> rows;
    private final UsageSums sums = new UsageSums();

    UsageBlock(String owner, long number, int partition, List<UsageRow> rows) {
        this.owner = owner;
        this.number = number;
        this.partition = partition;
        this.rows = new ArrayList<>(rows);
        rows.forEach(sums::add);
    }

    static long numberOf(long sequence) {
        return Math.floorDiv(sequence, EVENTS);
    }

    static String id(String owner, long number) {
        return owner + ":" + number;
    }

    /** Answers whether it is news. */
    boolean add(UsageRow row) {
        if (row.sequence() <= lastSequence()) {
            return false;
        }
        rows.add(row);
        sums.add(row);
        return true;
    }

    String id() {
        return id(owner, number);
    }

    String owner() {
        return owner;
    }

    long number() {
        return number;
    }

    int partition() {
        return partition;
    }

    List<UsageRow> rows() {
        return rows;
    }

    Collection<UsageSum> sums() {
        return sums.all();
    }

    /** -1 while there is none. */
    long lastSequence() {
        return rows.isEmpty() ? -1 : rows.getLast().sequence();
    }
}
