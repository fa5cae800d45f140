package io.n3xus.runtime.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Assembles classic BPF over the kernel's {@code seccomp_data}: int nr at 0, arch at 4, six 64-bit arguments from 16.
 * Every test is followed by its own verdict, so that no jump is ever longer than one instruction.
 */
final class BpfProgram {

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_NOT_LESS = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int INSTRUCTIONS_MAX = 4096;

    private final ByteBuffer code = ByteBuffer.allocate(8 * INSTRUCTIONS_MAX).order(ByteOrder.nativeOrder());

    BpfProgram loadNumber() {
        return add(LOAD_WORD, 0, 0, 0);
    }

    BpfProgram loadArchitecture() {
        return add(LOAD_WORD, 0, 0, 4);
    }

    /** Loads the low half of an argument; the offset holds for little-endian machines, the only ones supported. */
    BpfProgram loadArgument(int index) {
        return add(LOAD_WORD, 0, 0, 16 + 8 * index);
    }

    BpfProgram whenEqual(int value, int verdict) {
        return add(JUMP_IF_EQUAL, 0, 1, value).give(verdict);
    }

    BpfProgram unlessEqual(int value, int verdict) {
        return add(JUMP_IF_EQUAL, 1, 0, value).give(verdict);
    }

    BpfProgram whenNotLess(int value, int verdict) {
        return add(JUMP_IF_NOT_LESS, 0, 1, value).give(verdict);
    }

    BpfProgram whenAnyBit(int bits, int verdict) {
        return add(JUMP_IF_ANY_BIT, 0, 1, bits).give(verdict);
    }

    /** Skips the given number of instructions unless the loaded value is equal. */
    BpfProgram skipUnlessEqual(int value, int instructions) {
        return add(JUMP_IF_EQUAL, 0, instructions, value);
    }

    BpfProgram give(int verdict) {
        return add(RETURN, 0, 0, verdict);
    }

    byte[] bytes() {
        var bytes = new byte[code.position()];
        code.get(0, bytes);
        return bytes;
    }

    private BpfProgram add(int operation, int jumpTrue, int jumpFalse, int value) {
        code.putShort((short) operation)
                .put((byte) jumpTrue)
                .put((byte) jumpFalse)
                .putInt(value);
        return this;
    }
}
