package io.n3xus.gateway.proxy;

import io.n3xus.gateway.limit.Allowance;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The headers of a request as a service gets them: with the request id, with where it came from as this gateway saw it
 * and not as the client says, and with a token in place of an API key. On Netty's headers: another kind in between
 * costs more than all the rest of a request.
 */
final class OnwardHeaders {

    /** These belong to one connection; the other one gets its own (RFC 9110, 7.6.1). */
    private static final HttpHeaders OF_CONNECTION = names(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** From a client these would be claims that only the gateway can make, or are no business of a service. */
    private static final HttpHeaders NOT_FOR_SERVICES = names(
            "expect",
            "forwarded",
            "host",
            "x-api-key",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-n3xus-instance",
            "x-n3xus-instance-service",
            "x-n3xus-ratelimit-remaining",
            "x-real-ip",
            "x-request-id");

    private OnwardHeaders() {}

    /** For a service that tells its caller how many requests are left: only the gateway knows. */
    static void tellRemaining(@Nullable Allowance allowance, HttpHeaders onward) {
        if (allowance != null) {
            onward.set("X-N3XUS-RateLimit-Remaining", Long.toString(allowance.remaining()));
        }
    }

    /** For a service. */
    static HttpHeaders of(HttpServerRequest request, Forward forward) {
        var sent = request.requestHeaders();
        var onward =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        copy(sent, onward, NOT_FOR_SERVICES);
        onward.set("X-Request-Id", forward.origin().requestId());
        onward.set("X-Forwarded-Proto", request.scheme());
        var host = sent.get(HttpHeaderNames.HOST);
        if (host != null) {
            onward.set("X-Forwarded-Host", host);
        }
        var client = forward.origin().client();
        if (client != null) {
            onward.set("X-Forwarded-For", client.getHostAddress());
        }
        var caller = forward.caller();
        if (caller != null) {
            onward.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + caller.bearer());
        }
        var instance = forward.instance();
        if (instance != null) {
            onward.set("X-N3XUS-Instance", instance.instance());
            onward.set("X-N3XUS-Instance-Service", instance.service());
        }
        return onward;
    }

    /** For a client, what a service answered. */
    static void copyAnswer(HttpHeaders answer, HttpHeaders onward) {
        copy(answer, onward, OF_CONNECTION);
    }

    private static void copy(HttpHeaders from, HttpHeaders to, HttpHeaders without) {
        var named = from.getAll(HttpHeaderNames.CONNECTION);
        var entries = from.iteratorCharSequence();
        while (entries.hasNext()) {
            var entry = entries.next();
            var name = entry.getKey();
            if (!OF_CONNECTION.contains(name) && !without.contains(name)) {
                to.add(name, entry.getValue());
            }
        }
        for (var list : named) {
            for (var name : list.split(",", -1)) {
                to.remove(name.strip());
            }
        }
    }

    private static HttpHeaders names(String... names) {
        var all = new DefaultHttpHeaders();
        for (var name : names) {
            all.set(name, "");
        }
        return all;
    }
}
