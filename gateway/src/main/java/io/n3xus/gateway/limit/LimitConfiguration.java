package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where to count: here, or in Redis when the settings name one. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    LimitTable limitTable(LimitSettings settings) {
        return new LimitTable(settings);
    }

    @Bean
    Counts counts(LimitSettings settings, LimitTable table, Clock clock) {
        var local = new LocalCounts(
                clock, settings.accountsMax(), table.longestWindow().multipliedBy(2));
        return settings.redis().isEmpty() ? local : new SharedCounts(settings, local, clock);
    }
}
