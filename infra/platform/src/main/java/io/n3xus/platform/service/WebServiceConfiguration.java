package io.n3xus.platform.service;

import io.n3xus.platform.client.ClientConfiguration;
import io.n3xus.platform.web.WebConfiguration;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service of any kind has. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformSettings.class)
@Import({WebConfiguration.class, ClientConfiguration.class})
class WebServiceConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
