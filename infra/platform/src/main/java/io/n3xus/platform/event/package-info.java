/** From stored event to the Kafka log: mapping, CloudEvents form and the relay. */
@NullMarked
package io.n3xus.platform.event;

import org.jspecify.annotations.NullMarked;
