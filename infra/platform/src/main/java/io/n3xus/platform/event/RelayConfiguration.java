package io.n3xus.platform.event;

import io.n3xus.platform.service.PlatformSettings;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the relay beside the event store. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {

    @Bean
    Relay relay(EventPublisher publisher, Producer<String, byte[]> producer, Topics topics, PlatformSettings settings) {
        topics.ensure(publisher.topics());
        return new Relay(publisher, producer, new CloudEvents(settings.service()));
    }
}
