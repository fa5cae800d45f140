package io.n3xus.gateway.files;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A file in memory. It is revalidated on each use and costs 304 while it is the same, so a browser never mixes two
 * versions.
 *
 * @param etag quoted, from the content alone
 */
public record ServedFile(ByteArrayResource content, String type, String etag) {

    /** Its type follows from its name. */
    public static ServedFile of(Resource resource) throws IOException {
        var type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        var isText = type.getType().equals("text") || type.getSubtype().endsWith("javascript");
        return of(resource.getContentAsByteArray(), isText ? type + ";charset=UTF-8" : type.toString());
    }

    public static ServedFile of(byte[] content, String type) {
        return new ServedFile(new ByteArrayResource(content), type, etag(content));
    }

    /** Refuses what would change a file. */
    public static void onlyRead(ServerHttpRequest request) {
        if (!HttpMethod.GET.equals(request.getMethod()) && !HttpMethod.HEAD.equals(request.getMethod())) {
            throw new RefusedException(Refusal.of(PlatformRefusal.WRONG_METHOD, "Files are only read.")
                    .with(Map.of("allow", List.of("GET", "HEAD"))));
        }
    }

    /** Sends it, with what a page may load. */
    public Mono<Void> answer(ServerWebExchange exchange, String contentPolicy) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        headers.set(HttpHeaders.ETAG, etag);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("Content-Security-Policy", contentPolicy);
        if (request.getHeaders().getIfNoneMatch().contains(etag)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.OK);
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        var bytes = content.getByteArray();
        headers.setContentLength(bytes.length);
        return HttpMethod.HEAD.equals(request.getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
    }

    private static String etag(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
