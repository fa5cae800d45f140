package io.n3xus.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.platform.refusal.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;

/** The defaults beside the tables; {@code LimitTableTest} states the numbers. */
class LimitSettingsTest {

    @Test
    void hasTheseDefaults() {
        var settings = TestLimits.with(Map.of());

        assertThat(settings.redis()).isEmpty();
        assertThat(settings.redisTimeout()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.redisRetry()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.accountsMax()).isEqualTo(100_000);
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.events()).isTrue();
        assertThat(settings.tables().keySet())
                .containsExactlyInAnyOrder(
                        Dialect.SUPERCORE, Dialect.STREAMSPACE, Dialect.NEXUS, Dialect.FORGE, Dialect.FAAS);
    }

    @Test
    void takesNetworksSeparatedByCommas() {
        assertThat(TestLimits.with(Map.of("trusted-proxies", "10.0.0.0/8,192.0.2.7"))
                        .trustedProxies())
                .isEqualTo(List.of("10.0.0.0/8", "192.0.2.7"));
    }

    @ParameterizedTest
    @CsvSource({
        "tables.supercore.all.windows.minute.requests, 0",
        "tables.supercore.all.windows.minute.plans.free, 0",
        "tables.supercore.all.by, planet",
        "tables.skynet.all.by, account",
        "tables.forge.new.by, account",
        "accounts-max, 0"
    })
    void refusesWhatCannotWork(String name, String value) {
        assertThatThrownBy(() -> TestLimits.with(Map.of(name, value))).isInstanceOf(BindException.class);
    }

    @Test
    void keepsThePasswordOfRedisOutOfLogs() {
        assertThat(TestLimits.with(Map.of("redis", "redis://:secret@127.0.0.1")).toString())
                .doesNotContain("secret");
    }
}
