package io.n3xus.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The launcher names applications and ports as text: this finds out when a service moves. */
class ServiceTest {

    @ParameterizedTest
    @EnumSource
    void startsAnApplicationThatExists(Service service) throws ReflectiveOperationException {
        assertThat(Class.forName(service.application()).getDeclaredMethod("main", String[].class))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void knowsThePortOfTheServicesOwnDefaults(Service service) throws IOException {
        var defaults = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource(service.serviceName() + ".yml"))
                .getFirst();

        assertThat(defaults.getProperty("server.port")).isEqualTo(service.port());
    }
}
