package io.n3xus.billing.automation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Space in memory; behaves as the stored one does. */
final class FakeSpaces implements Spaces {

    private final Map<String, Space> spaces = new HashMap<>();

    @Override
    public Optional<Space> find(String id) {
        return Optional.ofNullable(spaces.get(id));
    }

    @Override
    public boolean save(Space space) {
        var stored = spaces.get(space.id());
        if (space.revision() != (stored == null ? 1 : stored.revision() + 1)) {
            return false;
        }
        spaces.put(space.id(), space);
        return true;
    }

    @Override
    public List<Space> toLookAt(Instant now, int max) {
        return spaces.values().stream()
                .filter(space -> !space.lookAt().isAfter(now))
                .sorted(Comparator.comparing(Space::lookAt))
                .limit(max)
                .toList();
    }
}
