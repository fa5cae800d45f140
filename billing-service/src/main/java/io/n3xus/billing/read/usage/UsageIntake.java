package io.n3xus.billing.read.usage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Intake;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes in the usage among the events of some partitions; of all others it looks at the type only. */
final class UsageIntake implements Intake {

    private static final int BLOCKS_IN_MEMORY = 5_000;
    private static final byte[] USAGE = Wire.typeOf(UsageMetered.class).value().getBytes(ISO_8859_1);

    private final UsageStore store;
    private final Clock clock;
    private final Set<String> stopped;
    private final Map<String, UsageBlock> blocks = new HashMap<>();
    private final Set<UsageBlock> changed = new HashSet<>();
    private boolean everythingIsInMemory;
    private int unstored;
    private int typeAt;

    UsageIntake(UsageStore store, Clock clock, Start start) {
        this.store = store;
        this.clock = clock;
        this.stopped = store.stopped();
        this.everythingIsInMemory = start == Start.EMPTY;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        if (!isUsage(record) || stopped.contains(record.key())) {
            return;
        }
        var row = row(record);
        var block = block(record, UsageBlock.numberOf(row.sequence()));
        if (block.add(row)) {
            changed.add(block);
            unstored++;
        }
    }

    /** Producers write headers in the same order each time. */
    private boolean isUsage(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers().toArray();
        if (!isType(headers, typeAt)) {
            typeAt = 0;
            while (typeAt < headers.length && !isType(headers, typeAt)) {
                typeAt++;
            }
        }
        return typeAt < headers.length && Arrays.equals(headers[typeAt].value(), USAGE);
    }

    private static boolean isType(Header[] headers, int at) {
        return at < headers.length && headers[at].key().equals(Wire.TYPE);
    }

    private static UsageRow row(ConsumerRecord<String, byte[]> record) {
        var event = Wire.JSON.readValue(record.value(), UsageMetered.class);
        var sequence = Long.parseLong(header(record, Wire.SEQUENCE));
        return UsageRow.of(event, sequence, record.offset(), Instant.parse(header(record, Wire.TIME)));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), ISO_8859_1);
    }

    private UsageBlock block(ConsumerRecord<String, byte[]> record, long number) {
        return blocks.computeIfAbsent(UsageBlock.id(record.key(), number), id -> {
            var none = new UsageBlock(record.key(), number, record.partition(), List.of());
            return everythingIsInMemory ? none : store.find(id).orElse(none);
        });
    }

    @Override
    public void stop(ConsumerRecord<String, byte[]> record, String reason) {
        if (record.key() != null && stopped.add(record.key())) {
            store.stop(record.key(), record.offset(), reason, clock.instant());
        }
    }

    @Override
    public void flush() {
        var asRemembered = store.save(changed);
        changed.clear();
        unstored = 0;
        if (!asRemembered || blocks.size() > BLOCKS_IN_MEMORY) {
            blocks.clear();
            everythingIsInMemory = false;
        }
    }

    @Override
    public int unstored() {
        return unstored;
    }
}
