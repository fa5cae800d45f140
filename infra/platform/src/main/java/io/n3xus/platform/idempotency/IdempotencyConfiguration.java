package io.n3xus.platform.idempotency;

import io.n3xus.platform.web.RefusalWriter;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Keys in the database of a service that has one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyConfiguration {

    /** After request id, token and body limit. */
    private static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 3;

    @Bean
    KeyTable idempotencyKeys(JdbcClient jdbc, IdempotencySettings settings) {
        return new KeyTable(jdbc, settings.keepFor(), settings.claimLasts());
    }

    @Bean
    RunningRequests runningRequests(KeyTable keys, IdempotencySettings settings) {
        return new RunningRequests(keys, settings);
    }

    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(
            KeyTable keys,
            RunningRequests running,
            IdempotencySettings settings,
            RefusalWriter refusals,
            JsonMapper json) {
        Filter filter = new IdempotencyFilter(keys, running, settings, refusals, json);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(PLACE);
        return registration;
    }

    @Bean
    WebMvcConfigurer newIdArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new NewIdResolver());
            }
        };
    }
}
