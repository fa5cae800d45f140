package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import java.time.Instant;

/** The past that wallet tests share: an account with 1,000 and a hold of 200 for a session that costs 3,600 an hour. */
final class Given {

    static final AccountId ACCOUNT = AccountId.of("7d1f4f9e-0c1e-4d3e-9a53-2a1f6f1f3b10");
    static final String SESSION = "sess_5f0c";
    static final HoldId HOLD = HoldId.ofRun(SESSION, 1);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant EXPIRY = NOON.plusSeconds(120);
    static final long PRICE = 3_600;

    static final WalletCredited CREDITED =
            new WalletCredited(ACCOUNT, "seed:alice", CreditReason.GRANT, 1_000, 1_000, 0);
    static final HoldPlaced PLACED = new HoldPlaced(ACCOUNT, HOLD, SESSION, 200, EXPIRY, 800, 200);
    static final MeterStarted METERED = new MeterStarted(ACCOUNT, HOLD, SESSION, 1, PRICE, NOON);

    private Given() {}

    static HoldReleased released(CloseReason reason) {
        return new HoldReleased(ACCOUNT, HOLD, SESSION, reason, 200, 1_000, 0);
    }
}
