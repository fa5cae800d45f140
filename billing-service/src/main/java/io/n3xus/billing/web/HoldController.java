package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.Names;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds, for services that are about to begin paid work. Each call may be repeated without harm. */
@RestController
@RequestMapping("/internal/holds")
class HoldController {

    /** A week, in seconds. */
    private static final int EXPIRY_MAX = 604_800;

    private final WalletCommands commands;
    private final HoldSettings settings;
    private final Clock clock;

    HoldController(WalletCommands commands, HoldSettings settings, Clock clock) {
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * {@code {"holdId":"sess_1:1","accountId":"…","reference":"sess_1","amountMicros":200000000,"minimumMicros":3333334}}
     *
     * @param expiresInSeconds when it may be taken back unless it is confirmed; null for what the settings say
     */
    record HoldRequest(
            @NotNull HoldId holdId,
            @NotNull AccountId accountId,

            @NotNull @Pattern(regexp = Names.PATTERN) String reference,

            @Positive long amountMicros,
            @Positive long minimumMicros,
            @Min(1) @Max(EXPIRY_MAX) @Nullable Integer expiresInSeconds) {

        Duration expiresAfter(HoldSettings settings) {
            return expiresInSeconds == null ? settings.expiresAfter() : Duration.ofSeconds(expiresInSeconds);
        }
    }

    record HoldReply(HoldId holdId, long amountMicros) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HoldReply place(@Valid @RequestBody HoldRequest request) {
        var answer = commands.send(
                new PlaceHold(
                        request.accountId(),
                        request.holdId(),
                        request.reference(),
                        request.amountMicros(),
                        request.minimumMicros(),
                        clock.instant().plus(request.expiresAfter(settings))),
                HoldAnswer.class);
        return switch (answer) {
            case HoldAnswer.Granted(long amountMicros) -> new HoldReply(request.holdId(), amountMicros);
            case HoldAnswer.Refused(long missingMicros) -> throw insufficient(missingMicros);
        };
    }

    @DeleteMapping("/{accountId}/{holdId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable AccountId accountId, @PathVariable HoldId holdId) {
        commands.send(new CancelHold(accountId, holdId));
    }

    private static RefusedException insufficient(long missingMicros) {
        var missing = NexCoin.toDecimal(missingMicros);
        return new RefusedException(Refusal.of(
                        BillingRefusal.INSUFFICIENT_NEXCOIN,
                        "Your balance is too low: %s more NexCoin would be needed to begin.".formatted(missing))
                .with(Map.of("missingMicros", missingMicros, "missing", missing)));
    }
}
