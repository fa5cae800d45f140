package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** Whose money a caller may look at and move. */
final class Access {

    private Access() {}

    /**
     * The account that is asked about.
     *
     * @param wanted null for the caller's own
     * @throws RefusedException FORBIDDEN when it is another's and the caller is no admin
     */
    static AccountId account(Caller caller, @Nullable String wanted) {
        if (wanted != null && !wanted.equals(caller.userId())) {
            requireAdmin(caller);
            return AccountId.of(wanted);
        }
        return AccountId.of(caller.userId());
    }

    static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new RefusedException(
                    PlatformRefusal.FORBIDDEN, "Only administrators may do this, or see other accounts.");
        }
    }
}
