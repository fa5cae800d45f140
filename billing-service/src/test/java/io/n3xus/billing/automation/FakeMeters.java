package io.n3xus.billing.automation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Meters in memory; behaves as the stored ones do. */
final class FakeMeters implements Meters {

    private final Map<String, Meter> meters = new TreeMap<>();

    @Override
    public Optional<Meter> find(String sessionId) {
        return Optional.ofNullable(meters.get(sessionId));
    }

    @Override
    public void saveIfNewer(Meter meter) {
        meters.merge(meter.id(), meter, (old, young) -> young.version() > old.version() ? young : old);
    }

    @Override
    public List<Meter> running() {
        return meters.values().stream().filter(Meter::running).toList();
    }
}
