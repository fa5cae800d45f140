/** The one-machine stores: a real Kafka broker, a real PostgreSQL and a MongoDB-wire server, started from this process. */
@NullMarked
package io.n3xus.embedded;

import org.jspecify.annotations.NullMarked;
