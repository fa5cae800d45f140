package io.n3xus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.n3xus.standalone.engine.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

@Tag("slow")
class PlatformTest {

    @RegisterExtension
    static final PlatformFixture PLATFORM = new PlatformFixture();

    @Test
    void isHealthyAndGivesEachUserWhatTheyStartWith() {
        assertThat(new Api(PLATFORM.gateway()).send("GET", "/health", null).status())
                .isEqualTo(200);
        assertThat(balance("admin")).isEqualTo("1000000");
        assertThat(balance("alice")).isEqualTo("10000");
        assertThat(balance("bob")).isEqualTo("0");
    }

    @Test
    void keepsUsersAndBalancesOverARestart() {
        var password = PLATFORM.user("alice").password();
        PLATFORM.stop();
        PLATFORM.start();

        assertThat(PLATFORM.user("alice").password()).isEqualTo(password);
        assertThat(balance("alice")).isEqualTo("10000");
    }

    @Test
    void leavesTheLoggingOfItsProcessAlone() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var appender = new ListAppender<ILoggingEvent>();
        root.addAppender(appender);
        try {
            PLATFORM.stop();
            PLATFORM.start();

            assertThat(root.isAttached(appender)).isTrue();
        } finally {
            root.detachAppender(appender);
        }
    }

    private static String balance(String username) {
        var answer = PLATFORM.as(username).send("GET", "/v1/supercore/wallet", null);
        return answer.body()
                .path("wallet")
                .path("balance")
                .asDecimal()
                .stripTrailingZeros()
                .toPlainString();
    }
}
