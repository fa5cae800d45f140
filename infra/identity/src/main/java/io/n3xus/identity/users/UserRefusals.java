package io.n3xus.identity.users;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.platform.refusal.RefusedException;

/** What {@link UserAccounts} says no with, wherever the users are kept. */
public final class UserRefusals {

    private UserRefusals() {}

    public static RefusedException unknown(String id) {
        return new RefusedException(IdentityRefusal.USER_NOT_FOUND, "There is no user '%s'.".formatted(id));
    }

    public static RefusedException taken() {
        return new RefusedException(
                IdentityRefusal.USER_ALREADY_EXISTS, "Another user has this name or address. Choose another one.");
    }
}
