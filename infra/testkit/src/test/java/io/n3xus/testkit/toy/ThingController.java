package io.n3xus.testkit.toy;

import io.n3xus.platform.idempotency.NewId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates nothing, but says how often it was asked to, and takes as long as a test wants. */
@RestController
@RequestMapping("/api/v1/supercore/things")
class ThingController {

    static final Map<String, CountDownLatch> HELD_UP = new ConcurrentHashMap<>();
    static final Map<String, CountDownLatch> ARRIVED = new ConcurrentHashMap<>();
    static final Map<UUID, Integer> RUNS = new ConcurrentHashMap<>();

    @PostMapping
    ResponseEntity<Map<String, Object>> make(NewId id, @RequestBody Map<String, String> thing)
            throws InterruptedException {
        var name = thing.getOrDefault("name", "");
        var runs = RUNS.merge(id.value(), 1, Integer::sum);
        ARRIVED.computeIfAbsent(name, _ -> new CountDownLatch(1)).countDown();
        HELD_UP.getOrDefault(name, new CountDownLatch(0)).await();
        if (name.equals("bug") && runs == 1) {
            throw new IllegalStateException("the first run fails");
        }
        if (name.equals("unheard") && runs == 1) {
            return ResponseEntity.status(503).build(); // Perhaps it was made, and nobody waited for the answer.
        }
        return ResponseEntity.status(201)
                .cacheControl(CacheControl.noStore())
                .header("Location", "/things/" + id.value())
                .body(Map.of("id", id.value(), "name", name, "again", id.again()));
    }
}
