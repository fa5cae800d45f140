package io.n3xus.platform.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the application class of an event-sourced service: HTTP, aggregates, the relay and projections. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NexusWebService
@StoresEvents
@FollowsEvents
public @interface NexusService {}
