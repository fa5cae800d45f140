package io.n3xus.billing.api;

import io.n3xus.platform.refusal.RefusedException;

/** Takes commands to their wallets. What was answered is stored and survives the end of any process. */
public interface WalletCommands {

    /** Sends a command that answers nothing. See {@link #send(WalletCommand, Class)}. */
    void send(WalletCommand command);

    /**
     * What the wallet answers.
     *
     * @throws RefusedException when the wallet says no; {@code service.busy} or {@code service.unavailable} when it could
     *     not be asked in time, and then the same command may be sent again
     */
    <R> R send(WalletCommand command, Class<R> answer);
}
