package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of its connection, or what a trusted proxy there says. Of each list of
 * addresses the last is believed that no trusted proxy has: everything before it a client could have made up.
 */
@Component
public final class ClientAddresses {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final String NOWHERE = "unknown";
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    @Autowired
    ClientAddresses(LimitSettings settings) {
        this(settings.trustedProxies());
    }

    /** @param trusted addresses, or networks such as {@code 10.0.0.0/8} */
    ClientAddresses(List<String> trusted) {
        this.trusted = trusted.stream().map(ClientAddresses::network).toList();
    }

    private static IpSubnetFilterRule network(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var parsed = NetUtil.createInetAddressFromIpAddressString(address);
        if (parsed == null) {
            throw new IllegalArgumentException("'%s' is no address or network.".formatted(text));
        }
        var bits = slash < 0 ? parsed.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    /** Null when the connection has none. */
    public @Nullable InetAddress find(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var address = remote == null ? null : remote.getAddress();
        return address == null || trusted.isEmpty() || !isTrusted(address) ? address : told(request, address);
    }

    /** The address to count by: of IPv6 the network, because whoever has one address has all of its network. */
    String key(ServerHttpRequest request) {
        var address = find(request);
        if (address == null) {
            return NOWHERE;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }

    private InetAddress told(ServerHttpRequest request, InetAddress peer) {
        var hops = request.getHeaders().getOrEmpty(FORWARDED).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(hop -> parse(hop.strip()))
                .toList();
        for (var hop : hops.reversed()) {
            if (hop == null) {
                return peer;
            }
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return hops.isEmpty() ? peer : Objects.requireNonNullElse(hops.getFirst(), peer);
    }

    /** Null for anything that is not an address; never asks a name server. */
    private static @Nullable InetAddress parse(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private boolean isTrusted(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }
}
