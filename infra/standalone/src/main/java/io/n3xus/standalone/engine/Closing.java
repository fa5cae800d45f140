package io.n3xus.standalone.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes one of several things: the others are closed too when it fails. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("Could not close {}", thing, e);
        }
    }
}
