package io.n3xus.billing.webhook;

import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where may be sent to: over TLS to the open internet. A name counts by all addresses it has at this moment, and whoever
 * sends takes one of these, so that a name which changes in between leads nowhere else.
 */
@Component
final class Destinations {

    private static final int LENGTH_MAX = 2_048;
    private static final String SETTING = "nexus.billing.webhooks.allow-private";

    private final boolean allowPrivate;
    private final Names names;

    /** How a host name is looked up; also takes addresses in their written form. */
    interface Names {

        List<InetAddress> find(String host) throws UnknownHostException;
    }

    @Autowired
    Destinations(WebhookSettings settings) {
        this(settings.allowPrivate(), host -> List.of(InetAddress.getAllByName(host)));
    }

    Destinations(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /**
     * The URL, checked.
     *
     * @throws RefusedException BAD_URL, saying what is wrong with it
     */
    URI parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw bad("is longer than %d characters".formatted(LENGTH_MAX));
        }
        try {
            var url = new URI(text);
            requireForm(url);
            return url;
        } catch (URISyntaxException _) {
            throw bad("is not a URL");
        }
    }

    private void requireForm(URI url) {
        var https = "https".equalsIgnoreCase(url.getScheme());
        if (!https && !(allowPrivate && "http".equalsIgnoreCase(url.getScheme()))) {
            throw bad("must begin with https:// (http:// is for %s)".formatted(SETTING));
        }
        if (url.getHost() == null || !url.toString().equals(url.toASCIIString())) {
            throw bad("needs a host name in ASCII");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw bad("must have neither a user name nor a fragment");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw bad("has an impossible port");
        }
    }

    /**
     * The addresses to choose from, never none.
     *
     * @throws RefusedException BAD_URL when there is none, or one that must not be sent to
     */
    List<InetAddress> resolve(URI url) {
        try {
            var found = names.find(host(url));
            if (!allowPrivate && !found.stream().allMatch(Addresses::isPublic)) {
                throw bad("leads to an address that is not of the open internet (loopback, private, link-local or the"
                        + " like), which only the setting %s allows".formatted(SETTING));
            }
            return found;
        } catch (UnknownHostException _) {
            throw bad("has a host name that is not known");
        }
    }

    /** Without the brackets of an IPv6 address. */
    static String host(URI url) {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static RefusedException bad(String why) {
        return new RefusedException(Refusal.of(WebhookRefusal.BAD_URL, "The webhook's url %s.".formatted(why))
                .with(Map.of("field", "url")));
    }
}
