/** Following the Kafka log: positions, projections, read-your-writes, rebuild, dead letters. */
@NullMarked
package io.n3xus.platform.follow;

import org.jspecify.annotations.NullMarked;
