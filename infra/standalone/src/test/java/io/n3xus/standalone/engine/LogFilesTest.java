package io.n3xus.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose file a line goes into. */
class LogFilesTest {

    @Test
    void believesTheRequest() {
        assertThat(of("org.springframework.Thing", Map.of("service", "billing-service")))
                .isEqualTo("billing-service");
    }

    @Test
    void looksAtWhoSpeaksElse() {
        assertThat(of("io.n3xus.session.web.SessionController", Map.of())).isEqualTo("session-service");
        assertThat(of("io.n3xus.gateway.edge.Admission", Map.of())).isEqualTo("gateway");
    }

    @Test
    void givesTheRestToThePlatform() {
        assertThat(of("io.n3xus.platform.follow.Followers", Map.of())).isEqualTo("platform");
        assertThat(of("kafka.server.BrokerServer", Map.of())).isEqualTo("platform");
    }

    private static String of(String logger, Map<String, String> context) {
        var event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName(logger);
        event.setMDCPropertyMap(context);
        return new ServiceOfEvent().getDiscriminatingValue(event);
    }
}
