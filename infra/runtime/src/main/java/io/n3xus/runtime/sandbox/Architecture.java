package io.n3xus.runtime.sandbox;

/** A processor architecture the filter knows: how the kernel names it, and what its special calls are numbered. */
enum Architecture {
    X86_64(0xC000003E, 56, 435, 41),
    AARCH64(0xC00000B7, 220, 435, 198);

    final int auditNumber;
    final int cloneNumber;
    final int clone3Number;
    final int socketNumber;

    Architecture(int auditNumber, int cloneNumber, int clone3Number, int socketNumber) {
        this.auditNumber = auditNumber;
        this.cloneNumber = cloneNumber;
        this.clone3Number = clone3Number;
        this.socketNumber = socketNumber;
    }

    static Architecture current() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            case String other ->
                throw new IllegalStateException(
                        "No system call filter is known for the architecture " + other + "; x86-64 and aarch64 are.");
        };
    }
}
