package io.n3xus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.standalone.engine.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
