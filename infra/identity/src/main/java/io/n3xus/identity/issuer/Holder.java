package io.n3xus.identity.issuer;

import static java.util.stream.Collectors.toCollection;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom a token speaks for.
 *
 * @param scope what it may do, space separated; at most what its role may
 */
public record Holder(String id, String username, Plan plan, Role role, String scope) {

    /** Someone who may do all that the role may. */
    public Holder(String id, String username, Plan plan, Role role) {
        this(id, username, plan, role, role.scope());
    }

    /** The scopes one by one, in their order. */
    public Set<String> scopes() {
        return Arrays.stream(scope.split(" "))
                .filter(name -> !name.isEmpty())
                .collect(toCollection(LinkedHashSet::new));
    }
}
