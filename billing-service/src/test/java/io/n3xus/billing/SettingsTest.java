package io.n3xus.billing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Every setting there is, with its default: people's configurations depend on the names. */
class SettingsTest {

    @Test
    void haveTheseNamesAndDefaults() throws IOException {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("billing-service.yml"));
        var defaults = new Properties();
        defaults.putAll(Map.ofEntries(
                entry("server.port", 8102),
                entry("spring.config.import", "${nexus.billing.catalogue-file:classpath:catalogue.yml}"),
                entry("nexus.billing.holds.expires-after", "2m"),
                entry("nexus.billing.payments", "none"),
                entry("nexus.billing.meters.tick", "1s"),
                entry("nexus.billing.meters.charge-every", "1m"),
                entry("nexus.billing.meters.extend-ahead", "2m"),
                entry("nexus.billing.meters.extend-by", "1h"),
                entry("nexus.billing.meters.charge-levels-every", "1h"),
                entry("nexus.billing.webhooks.allow-private", false),
                entry("nexus.billing.webhooks.secret", "${nexus.postgres.password}"),
                entry("nexus.billing.webhooks.hooks-max", 10),
                entry("nexus.billing.webhooks.pending-max", 1000),
                entry("nexus.billing.webhooks.at-once", 64),
                entry("nexus.billing.webhooks.at-once-per-hook", 4),
                entry("nexus.billing.webhooks.timeout", "15s"),
                entry("nexus.billing.webhooks.claim-lasts", "1m"),
                entry("nexus.billing.webhooks.poll", "1s"),
                entry("nexus.billing.webhooks.attempts-max", 12),
                entry("nexus.billing.webhooks.first-wait", "5s"),
                entry("nexus.billing.webhooks.longest-wait", "8h"),
                entry("nexus.billing.webhooks.wait-factor", 4),
                entry("nexus.billing.webhooks.keep-for", "30d"),
                entry("nexus.billing.webhooks.keep-max", 10000)));
        assertThat(yaml.getObject()).isEqualTo(defaults);
    }
}
