package io.n3xus.billing.read.ledger;

import io.n3xus.platform.money.LedgerChain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Up to 512 entries of one account, one after the other, as bytes: numbers as differences to the entry before, a
 * reference that was seen in the page before as its place. A document for each would be ten times as large and slow.
 */
final class Page {

    static final int CAPACITY = 512;

    /** Of the account's pages, from 0. */
    private final int number;

    private final byte[] before;
    private final PageBytes bytes;
    private final Map<String, Integer> references = new HashMap<>();
    private byte[] head;
    private int count;
    private long sequence;
    private long offset;
    private long lastNanos;
    private long earliestNanos = Long.MAX_VALUE;
    private long latestNanos = Long.MIN_VALUE;

    private Page(int number, byte[] before, PageBytes bytes) {
        this.number = number;
        this.before = before;
        this.head = before;
        this.bytes = bytes;
    }

    /** An empty one, whose first entry is chained to {@code before}. */
    static Page after(int number, byte[] before) {
        return new Page(number, before, PageBytes.empty());
    }

    /** One that was stored. */
    static Page read(int number, byte[] before, byte[] stored) {
        var page = new Page(number, before, PageBytes.of(stored));
        while (page.bytes.hasMore()) {
            page.next();
        }
        return page;
    }

    /** What was stored, oldest first. */
    static List<HashedEntry> entries(int number, byte[] stored) {
        var page = new Page(number, new byte[0], PageBytes.of(stored));
        var entries = new ArrayList<HashedEntry>(CAPACITY);
        while (page.bytes.hasMore()) {
            entries.add(page.next());
        }
        return entries;
    }

    private HashedEntry next() {
        var type = EntryType.of((int) bytes.read());
        var entry = new LedgerEntry(
                type,
                nextNumber(),
                sequence + bytes.read(),
                offset + bytes.read(),
                lastNanos + bytes.read(),
                readReference(),
                bytes.read(),
                bytes.read(),
                bytes.read());
        var hashed = new HashedEntry(entry, bytes.readHash());
        noteLast(entry, hashed.hash());
        return hashed;
    }

    private String readReference() {
        var place = (int) bytes.read();
        if (place > 0) {
            return bytes.textAt(place - 1);
        }
        var start = bytes.position();
        var reference = bytes.readText();
        references.put(reference, start + 1);
        return reference;
    }

    /** Adds the entry and answers its hash. */
    byte[] add(LedgerEntry entry, LedgerChain chain) {
        var hash = chain.next(head, entry.line());
        bytes.write(entry.type().code());
        bytes.write(entry.sequence() - sequence);
        bytes.write(entry.offset() - offset);
        bytes.write(entry.atNanos() - lastNanos);
        writeReference(entry.reference());
        bytes.write(entry.amountMicros());
        bytes.write(entry.balanceMicros());
        bytes.write(entry.heldMicros());
        bytes.writeHash(hash);
        noteLast(entry, hash);
        return hash;
    }

    private void writeReference(String reference) {
        var place = references.get(reference);
        bytes.write(place == null ? 0 : place);
        if (place == null) {
            references.put(reference, bytes.length() + 1);
            bytes.writeText(reference);
        }
    }

    private void noteLast(LedgerEntry entry, byte[] hash) {
        sequence = entry.sequence();
        offset = entry.offset();
        lastNanos = entry.atNanos();
        earliestNanos = Math.min(earliestNanos, lastNanos);
        latestNanos = Math.max(latestNanos, lastNanos);
        head = hash;
        count++;
    }

    /** Which number the next entry has. */
    long nextNumber() {
        return (long) number * CAPACITY + count;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    int number() {
        return number;
    }

    /** The hash that the first entry is chained to. */
    byte[] before() {
        return before;
    }

    /** The hash of the last entry. */
    byte[] head() {
        return head;
    }

    /** Clocks may go back, so this need not be the first entry's time. */
    long earliestNanos() {
        return earliestNanos;
    }

    long latestNanos() {
        return latestNanos;
    }

    byte[] stored() {
        return bytes.toArray();
    }
}
