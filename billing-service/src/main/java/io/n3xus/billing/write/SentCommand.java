package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.FundsCommand.ExpireGrants;
import io.n3xus.billing.api.WalletCommand;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A command on its way.
 *
 * @param metadata for the events that come of it
 * @param answer what the wallet says, or a failure; done once what came of it is stored
 */
record SentCommand(WalletCommand command, Map<String, String> metadata, CompletableFuture<Object> answer) {

    /** One that is answered already, so that nothing is done about it. */
    static SentCommand wakingUp() {
        var nobody = new ExpireGrants(AccountId.of("nobody"));
        return new SentCommand(nobody, Map.of(), CompletableFuture.completedFuture(0L));
    }
}
