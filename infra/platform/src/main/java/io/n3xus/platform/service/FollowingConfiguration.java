package io.n3xus.platform.service;

import io.n3xus.platform.event.KafkaConfiguration;
import io.n3xus.platform.follow.FollowConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service needs to follow the log. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, FollowConfiguration.class})
class FollowingConfiguration {}
