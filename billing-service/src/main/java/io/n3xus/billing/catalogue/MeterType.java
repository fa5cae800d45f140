package io.n3xus.billing.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** What is charged for, and in what it is counted. A meter's measures never change: prices of all versions are in them. */
public enum MeterType {
    /** Has a price for each tier. */
    SESSION_TIME("session.time", "hour", "second", 3_600),
    EXECUTION_CPU("execution.cpu", "cpu_second", "cpu_millisecond", 1_000),
    EXECUTION_MEMORY("execution.memory", "gib_second", "mib_millisecond", 1_024 * 1_000),
    STORAGE("storage", "gb_hour", "mb_second", 1_000 * 3_600),
    NETWORK_INGRESS("network.ingress", "gb", "byte", 1_000_000_000),
    NETWORK_EGRESS("network.egress", "gb", "byte", 1_000_000_000),
    AI_TASK("ai.task", "task", "task", 1),
    BUILD("build", "build", "build", 1);

    private final String label;
    private final String unit;
    private final String counted;
    private final long countedPerUnit;

    MeterType(String label, String unit, String counted, long countedPerUnit) {
        this.label = label;
        this.unit = unit;
        this.counted = counted;
        this.countedPerUnit = countedPerUnit;
    }

    /** The one with this label. */
    public static Optional<MeterType> of(String label) {
        return Arrays.stream(values())
                .filter(meter -> meter.label.equals(label))
                .findFirst();
    }

    /** As in answers: {@code session.time}. */
    public String label() {
        return label;
    }

    /** What its price is for: {@code hour}. */
    public String unit() {
        return unit;
    }

    /** What quantities are whole numbers of: {@code second}. */
    public String counted() {
        return counted;
    }

    /** How many counted make a unit. */
    public long countedPerUnit() {
        return countedPerUnit;
    }

    boolean hasTiers() {
        return this == SESSION_TIME;
    }
}
