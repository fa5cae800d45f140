package io.n3xus.runtime;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a new process must know about a desktop it did not start, as lines of "key=value".
 *
 * @param id null while it waits in the pool
 * @param version of the last accepted order to freeze or thaw
 */
record SlotRecord(
        @Nullable String id,
        DesktopSpec spec,
        Instant startedAt,
        long version,
        @Nullable Ended ended) {

    SlotRecord withVersion(long newer) {
        return new SlotRecord(id, spec, startedAt, newer, ended);
    }

    SlotRecord withEnded(Ended end) {
        return new SlotRecord(id, spec, startedAt, version, end);
    }

    void store(Path file) {
        var values = new Properties();
        values.setProperty("cpu", Integer.toString(spec.cpuMillis()));
        values.setProperty("memory", Long.toString(spec.memoryBytes()));
        values.setProperty("processes", Integer.toString(spec.processesMax()));
        values.setProperty("width", Integer.toString(spec.width()));
        values.setProperty("height", Integer.toString(spec.height()));
        values.setProperty("started", startedAt.toString());
        values.setProperty("version", Long.toString(version));
        if (id != null) {
            values.setProperty("id", id);
        }
        if (ended != null) {
            values.setProperty("ended.at", ended.at().toString());
            values.setProperty("ended.reason", ended.reason());
        }
        try {
            var text = new StringWriter();
            values.store(text, null);
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write down the state of a desktop.", e);
        }
    }

    static SlotRecord load(Path file) throws IOException {
        var values = new Properties();
        values.load(new StringReader(Files.readString(file)));
        var spec = new DesktopSpec(
                Integer.parseInt(values.getProperty("cpu")),
                Long.parseLong(values.getProperty("memory")),
                Integer.parseInt(values.getProperty("processes")),
                Integer.parseInt(values.getProperty("width")),
                Integer.parseInt(values.getProperty("height")));
        var endedAt = values.getProperty("ended.at");
        return new SlotRecord(
                values.getProperty("id"),
                spec,
                Instant.parse(values.getProperty("started")),
                Long.parseLong(values.getProperty("version")),
                endedAt == null ? null : new Ended(Instant.parse(endedAt), values.getProperty("ended.reason")));
    }
}
