package io.n3xus.billing.automation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Meters in memory; behaves as the stored ones do. */
final class FakeMeters implements Meters {

    private final Map<String, Meter> meters = new TreeMap<>();

    private Runnable meanwhile = () -> {};

    /** Done before the next change is stored, as another replica might. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    @Override
    public Optional<Meter> find(String sessionId) {
        return Optional.ofNullable(meters.get(sessionId));
    }

    @Override
    public boolean save(Meter meter) {
        var other = meanwhile;
        meanwhile = () -> {};
        other.run();
        var stored = meters.get(meter.id());
        if (meter.revision() != (stored == null ? 1 : stored.revision() + 1)) {
            return false;
        }
        meters.put(meter.id(), meter);
        return true;
    }

    /** Whatever is there. */
    void put(Meter meter) {
        meters.put(meter.id(), meter);
    }

    @Override
    public List<Meter> running() {
        return meters.values().stream().filter(Meter::running).toList();
    }
}
