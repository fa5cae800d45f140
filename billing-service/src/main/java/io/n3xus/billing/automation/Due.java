package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.CorrectUsage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.SettleHold;

/**
 * What a wallet is to be told, stored together with what it was decided on: told again after a crash it is the same, and
 * nobody decides anew on what came in between. Public only for the driver, which reads it by reflection.
 *
 * @param id a hold's when that is settled, else one of the usage
 */
public record Due(Kind kind, String id, Usage usage) {

    /** How it is told. */
    public enum Kind {
        SETTLEMENT,
        CORRECTION,
        RECORD
    }

    WalletCommand command(AccountId account) {
        return switch (kind) {
            case SETTLEMENT -> new SettleHold(account, HoldId.of(id), usage.costMicros(), usage);
            case CORRECTION -> new CorrectUsage(account, id, usage);
            case RECORD -> new RecordUsage(account, id, null, usage);
        };
    }
}
