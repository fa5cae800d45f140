package io.n3xus.identity.users;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.platform.idempotency.NewId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people there are, wherever they are kept. Whatever makes an existing token say something untrue, or believe in a
 * password that is no more, ends all tokens of the user.
 */
public interface UserAccounts {

    /**
     * Someone who is to be there. The password is plain.
     *
     * @param id by which it is known whether an earlier run of the same request made them already
     */
    record NewUser(NewId id, String username, String email, String password, Plan plan, Role role) {

        @Override
        public String toString() {
            return "NewUser";
        }
    }

    /** What is to be different; null stays as it is. The password is plain. */
    record Change(
            @Nullable String email,
            @Nullable String password,
            @Nullable Role role,
            @Nullable Plan plan,
            @Nullable Boolean active) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    /** The user of this id, which is a UUID. */
    Optional<User> withId(String id);

    /**
     * The user after any change that is under way. Who records a token and then asks this knows that a later change
     * finds the token and ends it.
     */
    Optional<User> settled(String id);

    /**
     * One page, always in the same order.
     *
     * @param role null for all
     */
    List<User> page(@Nullable Role role, int limit, long offset);

    /** How many there are; with null for the role, of all roles. */
    long count(@Nullable Role role);

    /** Refuses with USER_ALREADY_EXISTS when the name or the address is taken. */
    User create(NewUser user);

    /** Refuses with USER_NOT_FOUND and USER_ALREADY_EXISTS. */
    User change(String id, Change change);

    /** Refuses with USER_NOT_FOUND. */
    void remove(String id);
}
