package io.n3xus.runtime.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The command line that puts a program into a sandbox. Three shells deep, each for a reason: the first still is root and
 * joins the control groups; the second is the sandbox's host user, waits and writes down how it ended, also when the
 * process that started it is long gone; the third is the program, inside.
 *
 * @param uid host user and group of everything in the sandbox; without it, root inside would be root outside
 * @param joins control group files to enter first
 * @param ended where the exit status is left; the file's time is the time of death
 * @param library read-only files every sandbox shares
 * @param socketDirectory host directory seen inside as /run/vnc
 * @param scratchBytes size of each writable file system; its pages count towards the memory limit too
 * @param variables environment inside, which starts empty
 */
public record SandboxCommand(
        int uid,
        List<Path> joins,
        Path ended,
        SandboxLibrary library,
        Path socketDirectory,
        long scratchBytes,
        Map<String, String> variables) {

    private static final String JOIN =
            "while [ \"$1\" != -- ]; do echo $$ >\"$1\" || exit 71; shift; done; shift; exec \"$@\"";
    private static final String WAIT =
            "ulimit -c 0; ended=$1; filter=$2; shift 2; \"$@\" 9<\"$filter\"; echo $? >\"$ended\"";

    /** Parts of /etc that programs on a desktop read; none holds a secret. */
    private static final List<String> SHARED = List.of(
            "/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts", "/etc/X11", "/etc/xdg", "/var/cache/fontconfig");

    public SandboxCommand {
        joins = List.copyOf(joins);
        variables = Map.copyOf(variables);
    }

    public List<String> with(String... program) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", JOIN, "join"));
        joins.forEach(join -> command.add(join.toString()));
        var id = Integer.toString(uid);
        // An own session, so that Ctrl-C at the terminal of the starter does not reach the desktop.
        Collections.addAll(command, "--", "setsid", "setpriv", "--reuid", id, "--regid", id);
        Collections.addAll(command, "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--");
        Collections.addAll(command, "/bin/sh", "-c", WAIT, "wait", ended.toString());
        command.add(library.filter().toString());
        command.addAll(bubblewrap());
        Collections.addAll(command, program);
        return command;
    }

    private List<String> bubblewrap() {
        var args = new ArrayList<>(List.of("bwrap", "--unshare-all", "--unshare-user", "--disable-userns"));
        Collections.addAll(args, "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--seccomp", "9");
        Collections.addAll(args, "--hostname", "desktop", "--new-session", "--clearenv");
        variables.forEach((name, value) -> Collections.addAll(args, "--setenv", name, value));
        Collections.addAll(args, "--ro-bind", "/usr", "/usr");
        for (var link : List.of("bin", "sbin", "lib", "lib64")) {
            if (Files.exists(Path.of("/usr", link))) {
                Collections.addAll(args, "--symlink", "usr/" + link, "/" + link);
            }
        }
        SHARED.forEach(path -> Collections.addAll(args, "--ro-bind-try", path, path));
        library.binds().forEach((from, to) -> Collections.addAll(args, "--ro-bind", from.toString(), to));
        Collections.addAll(args, "--proc", "/proc", "--dev", "/dev");
        var size = Long.toString(scratchBytes);
        Collections.addAll(args, "--perms", "1777", "--size", size, "--tmpfs", "/dev/shm", "--remount-ro", "/dev");
        Collections.addAll(args, "--perms", "1777", "--size", size, "--tmpfs", "/tmp");
        Collections.addAll(args, "--perms", "0700", "--size", size, "--tmpfs", "/home/user");
        Collections.addAll(args, "--bind", socketDirectory.toString(), "/run/vnc", "--remount-ro", "/");
        Collections.addAll(args, "--chdir", "/home/user");
        return args;
    }
}
