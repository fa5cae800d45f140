package io.n3xus.identity.keys;

import io.n3xus.identity.api.Role;
import java.util.List;

/** Everything a key can be allowed: Nexus' scopes and Forge's permissions are one set. */
final class Permissions {

    static final List<String> ALL = Role.ADMIN.scopes();

    private Permissions() {}
}
