package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.login.Lockout.Attempt;
import io.n3xus.identity.users.Passwords;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.Users;
import io.n3xus.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who someone is. A user who does not exist is refused in the same words and after the same work. */
@Component
class Credentials {

    private final Users users;
    private final Passwords passwords;
    private final Lockout lockout;
    private final RefusedLogins refusedLogins;

    Credentials(Users users, Passwords passwords, Lockout lockout, RefusedLogins refusedLogins) {
        this.users = users;
        this.passwords = passwords;
        this.lockout = lockout;
        this.refusedLogins = refusedLogins;
    }

    User ofUsername(String username, String password, String address) {
        var user = users.withUsername(username).orElse(null);
        return checked(user, password, Attempt.of(user, username, address), "Invalid username or password");
    }

    User ofEmail(String email, String password, String address) {
        var user = users.withEmail(email).orElse(null);
        return checked(user, password, Attempt.of(user, email, address), "Invalid email or password");
    }

    /** By either; a name with an {@code @} is an address. */
    User of(String name, String password, String address) {
        return name.contains("@") ? ofEmail(name, password, address) : ofUsername(name, password, address);
    }

    private User checked(@Nullable User user, String password, Attempt attempt, String refusal) {
        lockout.refuseLocked(attempt);
        var right = passwords.belongTo(user, password);
        if (user != null && right && user.active()) {
            lockout.refuseLocked(attempt);
            lockout.forgetFailures(attempt);
            return user;
        }
        lockout.countFailure(attempt);
        if (user != null) {
            refusedLogins.report(user.id());
        }
        throw new RefusedException(IdentityRefusal.INVALID_CREDENTIALS, refusal);
    }
}
