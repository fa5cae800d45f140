package io.n3xus.billing.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the open internet from all others. */
final class Addresses {

    /** What is set aside in IANA's special-purpose registries; all multicast and reserved space with it. */
    private static final List<Range> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Below are parts of 2000::/3: protocols, documentation, and IPv4 in disguise.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Range::of)
            .toList();

    /** All that was ever given out of IPv6; loopback, local, mapped, translated and multicast space lies outside. */
    private static final Range GLOBAL_V6 = Range.of("2000::/3");

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        return (!(address instanceof Inet6Address) || GLOBAL_V6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    private record Range(InetAddress first, int bits) {

        static Range of(String text) {
            var slash = text.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            var own = first.getAddress();
            var asked = address.getAddress();
            if (own.length != asked.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((own[bit / 8] & mask) != (asked[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
