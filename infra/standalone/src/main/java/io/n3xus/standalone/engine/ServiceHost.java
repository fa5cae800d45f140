package io.n3xus.standalone.engine;

import java.util.Map;

/** Where services run. */
interface ServiceHost extends AutoCloseable {

    /**
     * Starts a replica; returns when it listens.
     *
     * @return the id of its process
     */
    long start(Replica replica, Map<String, Object> properties);

    /** Stops all replicas and waits for their end. */
    @Override
    void close();
}
