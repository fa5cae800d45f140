package io.n3xus.identity.admin;

import io.n3xus.identity.admin.UserForms.UserChange;
import io.n3xus.identity.admin.UserForms.UserDraft;
import io.n3xus.identity.admin.UserReplies.CreatedUser;
import io.n3xus.identity.admin.UserReplies.UserPage;
import io.n3xus.identity.admin.UserReplies.UserReply;
import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts;
import io.n3xus.identity.users.UserAccounts.Change;
import io.n3xus.identity.users.UserAccounts.NewUser;
import io.n3xus.identity.users.UserRefusals;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** StreamSpace's users, for administrators alone. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private static final int LIMIT_MAX = 100;

    private final UserAccounts users;

    UserController(UserAccounts users) {
        this.users = users;
    }

    @GetMapping
    UserPage list(
            Caller caller,
            @RequestParam @Nullable String role,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit) {
        requireAdmin(caller);
        if (page < 1 || limit < 1) {
            throw new RefusedException(IdentityRefusal.INVALID_PARAMETER, "Both page and limit start at 1.");
        }
        var wanted = role == null ? null : UserForms.role(role);
        var effective = Math.min(limit, LIMIT_MAX);
        var found = users.page(wanted, effective, (page - 1L) * effective);
        return UserPage.of(found, page, effective, users.count(wanted));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedUser create(Caller caller, NewId newId, @Valid @RequestBody UserDraft draft) {
        requireAdmin(caller);
        var role = draft.role() == null ? Role.USER : UserForms.role(draft.role());
        var plan = draft.plan() == null ? Plan.FREE : UserForms.plan(draft.plan());
        var password = UserForms.password(draft.password());
        return CreatedUser.of(users.create(new NewUser(newId, draft.username(), draft.email(), password, plan, role)));
    }

    @GetMapping("/{id}")
    UserReply show(Caller caller, @PathVariable String id) {
        requireAdmin(caller);
        return UserReply.of(users.withId(known(id)).orElseThrow(() -> UserRefusals.unknown(id)));
    }

    @PatchMapping("/{id}")
    UserReply change(Caller caller, @PathVariable String id, @Valid @RequestBody UserChange form) {
        requireAdmin(caller);
        var role = form.role() == null ? null : UserForms.role(form.role());
        if (Boolean.FALSE.equals(form.active()) || role == Role.USER) {
            refuseForOneself(caller, id);
        }
        var plan = form.plan() == null ? null : UserForms.plan(form.plan());
        var password = form.password() == null ? null : UserForms.password(form.password());
        User changed = users.change(known(id), new Change(form.email(), password, role, plan, form.active()));
        return UserReply.of(changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        requireAdmin(caller);
        refuseForOneself(caller, id);
        users.remove(known(id));
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new RefusedException(PlatformRefusal.FORBIDDEN, "Users are looked after by administrators.");
        }
    }

    private static void refuseForOneself(Caller caller, String id) {
        if (Objects.equals(caller.userId(), id)) {
            throw new RefusedException(
                    IdentityRefusal.OWN_ACCOUNT, "This is your own account. Ask another administrator.");
        }
    }

    /** The id in its one spelling; what cannot be an id is nobody's. */
    private static String known(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException _) {
            throw UserRefusals.unknown(id);
        }
    }
}
