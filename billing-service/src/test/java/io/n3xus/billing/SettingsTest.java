package io.n3xus.billing;

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
        defaults.putAll(Map.of(
                "server.port", 8102,
                "nexus.billing.holds.expires-after", "2m",
                "nexus.billing.meters.tick", "1s",
                "nexus.billing.meters.charge-every", "1m",
                "nexus.billing.meters.extend-ahead", "2m",
                "nexus.billing.meters.extend-by", "1h"));
        assertThat(yaml.getObject()).isEqualTo(defaults);
    }
}
