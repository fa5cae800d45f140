package io.n3xus.runtime.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter as the kernel would, for those instructions filters here are made of. */
final class BpfMachine {

    private BpfMachine() {}

    static int run(byte[] program, int number, int architecture, long... arguments) {
        var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(number).putInt(architecture).putLong(0);
        for (var argument : arguments) {
            data.putLong(argument);
        }
        var code = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        var accumulator = 0;
        while (true) {
            int operation = code.getShort();
            var jumpTrue = Byte.toUnsignedInt(code.get());
            var jumpFalse = Byte.toUnsignedInt(code.get());
            var value = code.getInt();
            var test = accumulator;
            switch (operation) {
                case 0x20 -> accumulator = data.getInt(value);
                case 0x15 -> skip(code, test == value ? jumpTrue : jumpFalse);
                case 0x35 -> skip(code, Integer.compareUnsigned(test, value) >= 0 ? jumpTrue : jumpFalse);
                case 0x45 -> skip(code, (test & value) != 0 ? jumpTrue : jumpFalse);
                case 0x06 -> {
                    return value;
                }
                default -> throw new IllegalStateException("Unknown operation " + operation);
            }
        }
    }

    private static void skip(ByteBuffer code, int instructions) {
        code.position(code.position() + 8 * instructions);
    }
}
