package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.platform.refusal.RefusedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private final Destinations open = new Destinations(false, host -> List.of(InetAddress.getAllByName(host)));
    private final Destinations onOneMachine = new Destinations(Settings.of(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.3.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "2001:200::1"
            })
    void takesAddressesOfTheOpenInternet(String address) {
        assertThat(Addresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1"
            })
    void refusesAllOthers(String address) {
        assertThat(Addresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://10.0.0.1:8443/x",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "https://0.0.0.0/x",
                "https://[fe80::1]/x",
                "https://192.168.0.1./x"
            })
    void whatIsNotOfTheOpenInternetIsForTheSettingAlone(String url) {
        assertThatThrownBy(() -> open.resolve(open.parse(url)))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching("(?s).*(nexus.billing.webhooks.allow-private|not known|ASCII).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/1",
                "//example.com/",
                "example.com",
                "https:///x",
                "https:example.com",
                "https://user@example.com/",
                "https://user:word@example.com/",
                "https://example.com/#part",
                "https://exämple.com/",
                "https://a b/",
                "https://example.com:0/",
                "https://example.com:70000/",
                "",
                "https://example.com/\r\nX: y"
            })
    void refusesUrlsOfTheWrongKind(String url) {
        assertThatThrownBy(() -> open.parse(url))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("The webhook's url ");
    }

    @Test
    void refusesAnEndlessUrl() {
        assertThatThrownBy(() -> open.parse("https://example.com/" + "x".repeat(2_048)))
                .hasMessageContaining("longer");
    }

    @Test
    void oneMachineMaySendToItself() {
        var url = onOneMachine.parse("http://127.0.0.1:8080/hook?a=b");
        assertThat(onOneMachine.resolve(url)).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThatThrownBy(() -> onOneMachine.parse("ftp://127.0.0.1/")).isInstanceOf(RefusedException.class);
    }

    @Test
    void aNameWithOneAddressInsideIsRefusedWhole() {
        var mixed = named("93.184.216.34", "10.0.0.1");
        assertThatThrownBy(() -> mixed.resolve(URI.create("https://example.com/")))
                .isInstanceOf(RefusedException.class);
        var outside = named("93.184.216.34", "2606:2800:220:1::1");
        assertThat(outside.resolve(URI.create("https://example.com/"))).hasSize(2);
    }

    @Test
    void anUnknownNameIsRefused() {
        var unknown = new Destinations(false, host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> unknown.resolve(URI.create("https://example.com/")))
                .hasMessageContaining("not known");
    }

    private static Destinations named(String... addresses) {
        return new Destinations(
                false, _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }
}
