package io.n3xus.standalone.engine;

import java.io.IOException;

/** Whether this machine can tie the life of a process to ours. */
final class DeathSignal {

    private DeathSignal() {}

    static boolean isAvailable() {
        try {
            return new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
