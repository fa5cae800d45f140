package io.n3xus.standalone.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a process to end, waits, and in the end makes it. */
final class Stopping {

    private static final long PATIENCE_SECONDS = 40;

    private final Installation installation;

    Stopping(Installation installation) {
        this.installation = installation;
    }

    void stop(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            installation.err().println("Process " + process.pid() + " does not end by itself: killing it.");
            process.destroyForcibly();
            ended(process);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
