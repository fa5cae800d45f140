package io.n3xus.identity.users;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of users. Names and addresses are found whatever their case; two that differ in case alone cannot exist. */
@Repository
public class Users {

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<User> withUsername(String username) {
        return jdbc.sql("select * from users where lower(username) = lower(?)")
                .param(username)
                .query(Users::user)
                .optional();
    }

    public Optional<User> withEmail(String email) {
        return jdbc.sql("select * from users where lower(email) = lower(?)")
                .param(email)
                .query(Users::user)
                .optional();
    }

    public Optional<User> withId(String id) {
        return jdbc.sql("select * from users where id = ?")
                .param(UUID.fromString(id))
                .query(Users::user)
                .optional();
    }

    /** As {@link #withId}, but after a change that is under way. */
    public Optional<User> settled(String id) {
        return jdbc.sql("select * from users where id = ? for share")
                .param(UUID.fromString(id))
                .query(Users::user)
                .optional();
    }

    /** Within a transaction: until it ends nobody else changes this user. */
    public Optional<User> lock(String id) {
        return jdbc.sql("select * from users where id = ? for update")
                .param(UUID.fromString(id))
                .query(Users::user)
                .optional();
    }

    /**
     * One page, oldest first.
     *
     * @param role null for all
     */
    public List<User> page(@Nullable Role role, int limit, long offset) {
        return jdbc.sql("""
                        select * from users where role in (:roles)
                        order by created_at, id limit :limit offset :offset""")
                .param("roles", names(role))
                .param("limit", limit)
                .param("offset", offset)
                .query(Users::user)
                .list();
    }

    public long count(@Nullable Role role) {
        return jdbc.sql("select count(*) from users where role in (:roles)")
                .param("roles", names(role))
                .query(Long.class)
                .single();
    }

    /** Returns false when the address is another one's; the transaction must then be rolled back. */
    public boolean save(User user) {
        try {
            jdbc.sql("update users set email = ?, password_hash = ?, plan = ?, role = ?, active = ? where id = ?")
                    .params(
                            user.email(),
                            hash(user),
                            user.plan().name(),
                            user.role().name(),
                            user.active(),
                            UUID.fromString(user.id()))
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    public void remove(String id) {
        jdbc.sql("delete from users where id = ?").param(UUID.fromString(id)).update();
    }

    /**
     * Returns false when the user is not any more who was given here. Waits for a change that is under way; a later one
     * waits for the end of this transaction.
     */
    public boolean markLoggedIn(User user, Instant now) {
        return jdbc.sql("""
                        update users set last_login = ?
                        where id = ? and active and password_hash = ? and plan = ? and role = ?""")
                        .params(
                                now.atOffset(ZoneOffset.UTC),
                                UUID.fromString(user.id()),
                                hash(user),
                                user.plan().name(),
                                user.role().name())
                        .update()
                == 1;
    }

    /** Returns false when the name or the address is taken; then nothing has changed. */
    public boolean add(User user) {
        return jdbc.sql("""
                        insert into users (id, username, email, password_hash, plan, role, created_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                UUID.fromString(user.id()),
                                user.username(),
                                user.email(),
                                hash(user),
                                user.plan().name(),
                                user.role().name(),
                                user.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static User user(ResultSet row, int number) throws SQLException {
        var lastLogin = row.getObject("last_login", OffsetDateTime.class);
        return new User(
                row.getString("id"),
                row.getString("username"),
                row.getString("email"),
                row.getString("password_hash"),
                Plan.valueOf(row.getString("plan")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastLogin == null ? null : lastLogin.toInstant());
    }

    private static String hash(User user) {
        return Objects.requireNonNull(user.passwordHash(), "users of this table have their passwords here");
    }

    private static List<String> names(@Nullable Role role) {
        return role == null ? Arrays.stream(Role.values()).map(Role::name).toList() : List.of(role.name());
    }
}
