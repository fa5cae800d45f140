package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.UsageCommand.CaptureHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Captures from holds, for services that know at once what their work costs. The rest is released as a hold is. */
@RestController
class CaptureController {

    private final WalletCommands commands;

    CaptureController(WalletCommands commands) {
        this.commands = commands;
    }

    /**
     * {@code {"service":"executions","capturedMicros":1500}}: a total, so a request that is repeated or late captures
     * nothing more.
     */
    record CaptureRequest(@NotNull String service, @Positive long capturedMicros) {}

    /** @param capturedMicros in all; less than asked for when the hold is smaller */
    record CaptureReply(HoldId holdId, long amountMicros, long capturedMicros) {}

    @PostMapping("/internal/holds/{accountId}/{holdId}/captures")
    CaptureReply capture(
            @PathVariable AccountId accountId,
            @PathVariable HoldId holdId,
            @Valid @RequestBody CaptureRequest request) {
        var service = ServiceName.of(request.service())
                .filter(name -> name != ServiceName.SESSIONS)
                .orElseThrow(() -> new RefusedException(
                        BillingRefusal.UNKNOWN_SERVICE,
                        "No service \"%s\" captures from holds.".formatted(request.service())));
        var hold =
                commands.send(new CaptureHold(accountId, holdId, service, request.capturedMicros()), HoldState.class);
        return new CaptureReply(holdId, hold.amountMicros(), hold.chargedMicros());
    }
}
