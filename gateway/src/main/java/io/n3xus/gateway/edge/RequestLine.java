package io.n3xus.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/**
 * Refuses spellings of a path that two programs could read differently: what the route table compared must be what the
 * service serves. No documented path needs one of them.
 */
final class RequestLine {

    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");

    private RequestLine() {}

    /** The path of a request target, also of one that is refused. */
    static String path(String target) {
        var end = target.indexOf('?');
        var path = end < 0 ? target : target.substring(0, end);
        return path.startsWith("/") ? path : "/";
    }

    /** What is wrong with a request target; empty when it may go on. */
    static Optional<String> problem(String target) {
        if (isPlain(target)) {
            return Optional.empty();
        }
        if (!target.startsWith("/")) {
            return Optional.of("The request target must begin with a slash.");
        }
        try {
            new URI(target.startsWith("//") ? "/" : target);
        } catch (URISyntaxException _) {
            return Optional.of("The request target is not a valid URL.");
        }
        if (!isText(path(target))) {
            return Optional.of("The path is not UTF-8.");
        }
        return trick(path(target).toLowerCase(Locale.ROOT));
    }

    /** Decoded, as a service will read it. */
    private static boolean isText(String path) {
        var bytes = StringUtils.uriDecode(path, ISO_8859_1).getBytes(ISO_8859_1);
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return path.chars().allMatch(character -> character < 128);
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** Nearly all are, and need no closer look: slashes one by one between letters, digits, {@code -} and {@code _}. */
    private static boolean isPlain(String target) {
        var before = ' ';
        for (var index = 0; index < target.length(); index++) {
            var next = target.charAt(index);
            if (!(next == '/' ? before != '/' : isPlain(next))) {
                return false;
            }
            before = next;
        }
        return target.startsWith("/");
    }

    private static boolean isPlain(char one) {
        return (Character.isLetterOrDigit(one) && one < 128) || one == '-' || one == '_';
    }

    private static Optional<String> trick(String path) {
        if (path.contains("//")) {
            return Optional.of("The path has an empty segment.");
        }
        if (path.contains("%2e") || DOT_SEGMENT.matcher(path).find()) {
            return Optional.of("The path has a dot segment.");
        }
        if (path.contains(";") || path.contains("%3b")) {
            return Optional.of("The path has a semicolon.");
        }
        if (path.contains("%2f") || path.contains("%5c") || path.contains("\\")) {
            return Optional.of("The path has an encoded slash or a backslash.");
        }
        if (path.contains("%00") || path.contains("%25")) {
            return Optional.of("The path is encoded twice or has a zero byte.");
        }
        return Optional.empty();
    }
}
