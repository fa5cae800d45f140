package io.n3xus.billing.web;

import io.n3xus.billing.api.FundsCommand.SetThresholds;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Below which amounts an owner wants to be told: an event and a webhook each time that one is crossed. */
@RestController
class ThresholdController {

    private static final int MOST = 10;

    private final WalletCommands commands;

    ThresholdController(WalletCommands commands) {
        this.commands = commands;
    }

    /** In NexCoin; none for no signals. */
    record Thresholds(@NotNull @Size(max = MOST) List<@NotNull BigDecimal> thresholds) {}

    @PutMapping("/api/v1/billing/thresholds")
    Thresholds set(Caller caller, @Valid @RequestBody Thresholds wish) {
        var micros = wish.thresholds().stream()
                .map(Amount::micros)
                .sorted()
                .distinct()
                .toList();
        commands.send(new SetThresholds(Access.account(caller, null), micros));
        return new Thresholds(micros.stream().map(Amount::nexCoin).toList());
    }
}
