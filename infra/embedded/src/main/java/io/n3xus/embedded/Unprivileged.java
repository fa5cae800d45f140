package io.n3xus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace, where files stay root's, or, where
 * that is forbidden, as the user nobody.
 */
final class Unprivileged {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean asNobody;

    Unprivileged() {
        if (!isRoot()) {
            prefix = List.of();
            asNobody = false;
        } else if (Commands.succeeds("unshare", "-U", "true")) {
            prefix = List.of("unshare", "-U");
            asNobody = false;
        } else {
            prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            asNobody = true;
        }
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Lets the unprivileged process own a file or directory that this one made. */
    void handOver(Path path) {
        try {
            if (asNobody) {
                Files.setAttribute(path, "unix:uid", NOBODY);
                Files.setAttribute(path, "unix:gid", NOBODY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hand over " + path, e);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name").equals("root");
        }
    }
}
