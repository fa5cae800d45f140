package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings.By;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests are counted under which policy.
 *
 * @param id of the user, the key or the address
 * @param userId null for an address
 */
record Account(Policy policy, By by, String id, @Nullable String userId) {

    /** The same in every gateway. Holds the numbers, so that a changed number begins a new count. */
    String name() {
        return "n3xus:limit:" + policy.described() + ":" + id;
    }
}
