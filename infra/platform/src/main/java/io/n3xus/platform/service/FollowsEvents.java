package io.n3xus.platform.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** Adds a MongoDB database and the following of Kafka topics: every {@code Follower} bean is fed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(FollowingConfiguration.class)
public @interface FollowsEvents {}
