package io.n3xus.billing.web;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** Whose account a request is about: the caller's own, and for administrators any. */
final class AskedAccount {

    private AskedAccount() {}

    static String of(Caller caller, @Nullable String accountId) {
        var account = accountId == null ? caller.userId() : accountId;
        if (!account.equals(caller.userId()) && !caller.isAdmin()) {
            throw new RefusedException(
                    PlatformRefusal.FORBIDDEN, "Other accounts' ledgers are for administrators to see.");
        }
        return account;
    }
}
