package io.n3xus.identity.admin;

import io.n3xus.identity.users.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What administrators are answered; never a password or its hash. */
final class UserReplies {

    private UserReplies() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record CreatedUser(
            String id, String username, String email, String role, String plan, boolean active, Instant createdAt) {

        static CreatedUser of(User user) {
            return new CreatedUser(
                    user.id(),
                    user.username(),
                    user.email(),
                    user.role().wireName(),
                    user.plan().wireName(),
                    user.active(),
                    user.createdAt());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record UserReply(
            String id,
            String username,
            String email,
            String role,
            String plan,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastLogin) {

        static UserReply of(User user) {
            var lastLogin = user.lastLogin();
            return new UserReply(
                    user.id(),
                    user.username(),
                    user.email(),
                    user.role().wireName(),
                    user.plan().wireName(),
                    user.active(),
                    user.createdAt(),
                    lastLogin == null ? null : lastLogin.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    record UserPage(List<UserReply> users, Pagination pagination) {

        static UserPage of(List<User> users, int page, int limit, long total) {
            var replies = users.stream().map(UserReply::of).toList();
            return new UserPage(replies, new Pagination(page, limit, total, (total + limit - 1) / limit));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Pagination(int page, int limit, long total, long totalPages) {}
}
