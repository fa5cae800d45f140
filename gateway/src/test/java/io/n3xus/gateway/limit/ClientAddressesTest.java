package io.n3xus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTest {

    private static final ClientAddresses BEHIND =
            new ClientAddresses(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"));
    private static final ClientAddresses ALONE = new ClientAddresses(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.1.1.1  | -                              | 10.1.1.1",
                "10.1.1.1  | 198.51.100.1                   | 198.51.100.1",
                "192.0.2.7 | 198.51.100.1                   | 198.51.100.1",
                "192.0.2.8 | 198.51.100.1                   | 192.0.2.8",
                "10.1.1.1  | 1.1.1.1, 198.51.100.1          | 198.51.100.1",
                "10.1.1.1  | 198.51.100.1, 10.2.2.2         | 198.51.100.1",
                "10.1.1.1  | 198.51.100.1; 10.2.2.2, 10.3.3.3 | 10.1.1.1",
                "10.1.1.1  | 10.2.2.2                       | 10.2.2.2",
                "10.1.1.1  | me                             | 10.1.1.1",
                "10.1.1.1  | 198.51.100.1, localhost        | 10.1.1.1",
                "2001:db8:1::9 | 2001:db8:2:3:4:5:6:7       | 20010db800020003",
                "2001:db8:2:3::1 | 1.1.1.1                  | 20010db800020003",
                "::ffff:10.1.1.1 | 198.51.100.1             | 198.51.100.1"
            })
    void believesOnlyWhatATrustedProxySays(String peer, String forwarded, String client) {
        assertThat(BEHIND.key(request(peer, forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(BEHIND.key(request("10.1.1.1", "198.51.100.1", "198.51.100.2")))
                .isEqualTo("198.51.100.2");
    }

    @Test
    void trustsNobodyUnlessTold() {
        assertThat(ALONE.key(request("127.0.0.1", "198.51.100.1"))).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesATrustThatIsNoAddress() {
        assertThatThrownBy(() -> new ClientAddresses(List.of("proxy.example"))).hasMessageContaining("proxy.example");
    }

    private static MockServerHttpRequest request(String peer, String... forwarded) {
        var address = Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(peer));
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(address, 4711));
        Arrays.stream(forwarded).filter(Objects::nonNull).forEach(each -> request.header("X-Forwarded-For", each));
        return request.build();
    }
}
