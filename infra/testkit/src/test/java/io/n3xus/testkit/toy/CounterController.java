package io.n3xus.testkit.toy;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.follow.ReadYourWrites;
import io.n3xus.platform.follow.Views;
import io.n3xus.platform.web.Caller;
import io.n3xus.testkit.toy.ToyService.Count;
import io.n3xus.testkit.toy.ToyService.CounterView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, commands out. */
@RestController
class CounterController {

    private final Commands commands;
    private final ReadYourWrites reads;
    private final Views<CounterView> counters;

    CounterController(Commands commands, ReadYourWrites reads, Views<CounterView> counters) {
        this.commands = commands;
        this.reads = reads;
        this.counters = counters;
    }

    @PostMapping("/api/v1/supercore/counters/{id}")
    Map<String, Object> count(@PathVariable String id, @Valid @RequestBody CountRequest request, Caller caller) {
        var total = commands.send(new Count(id, request.by()), Integer.class);
        reads.await(counters, id);
        return Map.of("total", total, "by", caller.userId());
    }

    @GetMapping("/api/v1/supercore/counters/{id}")
    Map<String, Object> get(@PathVariable String id) {
        return Map.of("total", counters.find(id).map(CounterView::total).orElse(0));
    }

    @GetMapping("/internal/secret")
    Map<String, Object> secret() {
        return Map.of("secret", "for services");
    }

    @GetMapping("/api/v1/supercore/bug")
    Map<String, Object> bug() {
        throw new IllegalStateException("secret details");
    }

    record CountRequest(@NotNull Integer by) {}
}
