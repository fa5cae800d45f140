package io.n3xus.billing.automation;

import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommands;
import java.util.Random;

/** Wallets whose caller now and then crashes before they are told something, or before it knows that they were. */
final class Flaky implements WalletCommands {

    private static final int ONE_IN = 6;

    private final WalletCommands wallets;
    private final Random random;

    Flaky(WalletCommands wallets, Random random) {
        this.wallets = wallets;
        this.random = random;
    }

    /** What ended the caller. */
    static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("Crashed", null, false, false);
        }
    }

    /** Does it again after each crash, as a log that tells of it again makes it happen. */
    static void untilItSucceeds(Runnable work) {
        for (var done = false; !done; ) {
            try {
                work.run();
                done = true;
            } catch (Crash _) {
                // Again.
            }
        }
    }

    @Override
    public void send(WalletCommand command) {
        send(command, Object.class);
    }

    @Override
    public <R> R send(WalletCommand command, Class<R> answer) {
        maybeCrash();
        var said = wallets.send(command, answer);
        maybeCrash();
        return said;
    }

    private void maybeCrash() {
        if (random.nextInt(ONE_IN) == 0) {
            throw new Crash();
        }
    }
}
