package io.n3xus.platform.event;

import io.n3xus.platform.service.PlatformSettings;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the broker, for services that publish or follow. */
@Configuration(proxyBeanMethods = false)
public class KafkaConfiguration {

    @Bean
    Topics topics(PlatformSettings settings) {
        return new Topics(settings.kafka());
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> producer(PlatformSettings settings) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka().servers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        25_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(PlatformSettings settings) {
        return new KafkaHealth(settings.kafka());
    }
}
