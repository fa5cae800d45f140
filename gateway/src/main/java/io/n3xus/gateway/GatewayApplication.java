package io.n3xus.gateway;

import io.n3xus.gateway.settings.ApiKeySettings;
import io.n3xus.gateway.settings.CircuitSettings;
import io.n3xus.gateway.settings.EdgeSettings;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.settings.LimitSettings;
import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.gateway.settings.PermissionSettings;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the gateway. It names each auto-configuration it uses: where all services share one class path, an open search
 * would find theirs.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({
    GatewaySettings.class,
    ApiKeySettings.class,
    CircuitSettings.class,
    EdgeSettings.class,
    LimitSettings.class,
    NexusSettings.class,
    PermissionSettings.class
})
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class
})
public class GatewayApplication {

    /** So that no other service's configuration on the class path is read. */
    private static final String CONFIGURATION = "--spring.config.name=gateway";

    public static void main(String[] arguments) {
        run(arguments);
    }

    /** For a launcher that starts several services in one process and closes them itself. */
    public static ConfigurableApplicationContext run(String... arguments) {
        var application = new SpringApplication(GatewayApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        return application.run(Stream.concat(Stream.of(CONFIGURATION), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
