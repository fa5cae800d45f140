package io.n3xus.gateway.permission;

import io.n3xus.gateway.request.RequestPattern;
import io.n3xus.gateway.request.RequestTable;
import io.n3xus.gateway.request.RequestTable.Line;
import io.n3xus.gateway.settings.PermissionSettings;
import io.n3xus.gateway.token.VerifiedToken;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares what a request needs with what its token or key allows. Services check roles and owners themselves. */
@Component
public final class Permissions {

    private static final String NONE = "";

    private final RequestTable<String> scopes;
    private final String everything;

    Permissions(PermissionSettings settings) {
        var needed = settings.scopes().entrySet().stream()
                .flatMap(each ->
                        each.getValue().stream().map(text -> new Line<>(RequestPattern.of(text), each.getKey())));
        var free = settings.none().stream().map(text -> new Line<>(RequestPattern.of(text), NONE));
        this.scopes = new RequestTable<>(Stream.concat(needed, free).toList());
        this.everything = settings.everything();
    }

    /**
     * Refuses a caller who lacks the scope that this request needs.
     *
     * @param path as it was sent, without the query
     * @throws RefusedException FORBIDDEN
     */
    public void check(String method, String path, VerifiedToken caller) {
        var needed = scopes.find(method, RequestTable.plain(path)).orElse(NONE);
        var has = caller.scopes();
        if (!needed.equals(NONE) && !has.contains(needed) && !has.contains(everything)) {
            throw new RefusedException(
                    PlatformRefusal.FORBIDDEN,
                    "This needs the permission %s, which the token or key does not have.".formatted(needed));
        }
    }
}
