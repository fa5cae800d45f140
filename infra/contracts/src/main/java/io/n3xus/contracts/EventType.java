package io.n3xus.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a published event on the wire: its CloudEvents type and the Kafka topic that carries it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /** The CloudEvents type with its version, such as {@code session.paused.v1}. Never reused for another meaning. */
    String value();

    /** The Kafka topic, such as {@code session.events}. */
    String topic();
}
