package io.n3xus.runtime.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes to and from a desktop, with a limit on every wait. */
interface RfbChannel extends AutoCloseable {

    /**
     * The next bytes, exactly as many as asked for.
     *
     * @throws IOException also when they do not come in time
     */
    ByteBuffer read(int bytes) throws IOException;

    void write(ByteBuffer message) throws IOException;

    @Override
    void close() throws IOException;
}
