package io.n3xus.platform.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.n3xus.platform.security.ServiceToken;
import io.n3xus.platform.service.PlatformSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The way to other services. */
@Configuration(proxyBeanMethods = false)
public class ClientConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    @Lazy
    HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(300))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    @Lazy
    ServiceToken serviceToken(HttpClient http, PlatformSettings settings, Clock clock) {
        return new ServiceToken(http, settings, clock);
    }

    @Bean
    @Lazy
    ServiceClients serviceClients(HttpClient http, ServiceToken token, MeterRegistry meters) {
        return new ServiceClients(http, token, meters);
    }
}
