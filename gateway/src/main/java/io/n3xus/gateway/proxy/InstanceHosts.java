package io.n3xus.gateway.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hosts of instances: {@code <service>-<instance>.<domain>}, such as {@code vscode-inst456.instances.example.com}. An
 * instance id loses its underscore there, which a host name cannot have.
 */
public final class InstanceHosts {

    /**
     * What a host names.
     *
     * @param service that the instance offers, such as {@code vscode}
     * @param instance id without its underscore, such as {@code inst456}
     */
    public record Instance(String service, String instance) {}

    private final @Nullable Pattern pattern;

    /** Knows the hosts below a domain; none when it is blank. */
    public InstanceHosts(String domain) {
        pattern = domain.isBlank()
                ? null
                : Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)-(inst[a-z0-9]+)\\."
                        + Pattern.quote(domain.toLowerCase(Locale.ROOT)) + "(?::\\d{1,5})?");
    }

    /** What the Host header of a request names; empty when that is no instance. */
    public Optional<Instance> find(@Nullable String host) {
        if (pattern == null || host == null) {
            return Optional.empty();
        }
        var match = pattern.matcher(host.toLowerCase(Locale.ROOT));
        return match.matches() ? Optional.of(new Instance(match.group(1), match.group(2))) : Optional.empty();
    }
}
