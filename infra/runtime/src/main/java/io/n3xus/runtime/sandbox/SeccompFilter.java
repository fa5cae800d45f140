package io.n3xus.runtime.sandbox;

/**
 * The system call filter of every sandbox. Denied calls fail with EPERM, so that a program can carry on without them;
 * calls of a foreign architecture, which would slip past the numbers below, kill.
 */
public final class SeccompFilter {

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int FAIL = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int EAFNOSUPPORT = 97;

    /** All CLONE_NEW* flags that fit into clone's flags. */
    private static final int NEW_NAMESPACE = 0x7E020000;

    /** Numbers from here on belong to the x32 variant of x86-64's calls. */
    private static final int X32 = 0x40000000;

    private static final int[] SOCKET_FAMILIES = {1, 2, 10, 16}; // AF_UNIX, AF_INET, AF_INET6, AF_NETLINK

    private SeccompFilter() {}

    /** The filter for this machine, in the form bubblewrap's {@code --seccomp} reads. */
    public static byte[] bytes() {
        return bytes(Architecture.current());
    }

    static byte[] bytes(Architecture architecture) {
        var program = new BpfProgram().loadArchitecture().unlessEqual(architecture.auditNumber, KILL_PROCESS);
        program.loadNumber();
        if (architecture == Architecture.X86_64) {
            program.whenNotLess(X32, FAIL | ENOSYS);
        }
        for (var call : DeniedCall.values()) {
            var number = call.number(architecture);
            if (number >= 0) {
                program.whenEqual(number, FAIL | EPERM);
            }
        }
        // Its flags are behind a pointer no filter can follow. The C library falls back to clone on ENOSYS.
        program.whenEqual(architecture.clone3Number, FAIL | ENOSYS);
        program.skipUnlessEqual(architecture.cloneNumber, 4)
                .loadArgument(0)
                .whenAnyBit(NEW_NAMESPACE, FAIL | EPERM)
                .give(ALLOW);
        // Not every family is bound to the network namespace: AF_VSOCK would reach the hypervisor.
        program.skipUnlessEqual(architecture.socketNumber, 2 + 2 * SOCKET_FAMILIES.length)
                .loadArgument(0);
        for (var family : SOCKET_FAMILIES) {
            program.whenEqual(family, ALLOW);
        }
        return program.give(FAIL | EAFNOSUPPORT).give(ALLOW).bytes();
    }
}
