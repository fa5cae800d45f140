package io.n3xus.testkit.toy;

import io.n3xus.platform.follow.Projection;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.Views;
import io.n3xus.testkit.toy.ToyService.CounterView;
import io.n3xus.testkit.toy.ToyService.PublishedCounted;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keeps the totals; cannot stomach some counters, the one named "poison" to begin with. */
@Component
class CounterProjection implements Projection {

    static final Set<String> INDIGESTIBLE = ConcurrentHashMap.newKeySet();

    static {
        INDIGESTIBLE.add("poison");
    }

    private final Views<CounterView> counters;

    CounterProjection(Views<CounterView> counters) {
        this.counters = counters;
    }

    @Override
    public String name() {
        return "toy.counters";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(PublishedCounted.class);
    }

    @Override
    public Set<String> collections() {
        return Set.of("counters");
    }

    @Override
    public void on(ReceivedEvent event) {
        var counted = (PublishedCounted) event.data();
        if (INDIGESTIBLE.contains(counted.counter())) {
            throw new IllegalArgumentException("no stomach for this");
        }
        counters.saveIfNewer(new CounterView(event.subject(), event.sequence(), counted.totalSoFar()));
    }
}
