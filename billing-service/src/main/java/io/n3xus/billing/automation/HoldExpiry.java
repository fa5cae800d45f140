package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand.ExpireHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.read.ledger.HoldView;
import io.n3xus.billing.read.ledger.HoldsDue;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes back holds that nobody confirmed in time. The view only suggests; the wallet knows whether it is so. */
@Component
class HoldExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(HoldExpiry.class);
    private static final int BATCH = 100;

    private final WalletCommands commands;
    private final HoldsDue holds;
    private final Clock clock;

    HoldExpiry(WalletCommands commands, HoldsDue holds, Clock clock) {
        this.commands = commands;
        this.holds = holds;
        this.clock = clock;
    }

    void sweep() {
        var now = clock.instant();
        for (var hold : holds.at(now, BATCH)) {
            expire(hold, now);
        }
    }

    /** One that cannot be taken back now does not keep the others waiting. */
    private void expire(HoldView hold, Instant now) {
        try {
            commands.send(new ExpireHold(AccountId.of(hold.accountId()), HoldId.of(hold.id()), now));
        } catch (RefusedException refused) {
            LOG.warn("Hold {} has expired and could not be taken back yet: {}", hold.id(), refused.getMessage());
        }
    }
}
