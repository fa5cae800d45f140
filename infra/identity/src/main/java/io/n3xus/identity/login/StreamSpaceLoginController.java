package io.n3xus.identity.login;

import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.users.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** StreamSpace's login: by user name, one token for a day. */
@RestController
@RequestMapping("/api/v1/auth")
class StreamSpaceLoginController {

    private final LoginProvider logins;

    StreamSpaceLoginController(LoginProvider logins) {
        this.logins = logins;
    }

    @PostMapping("/login")
    ResponseEntity<LoginReply> logIn(@Valid @RequestBody LoginRequest request, HttpServletRequest http) {
        var login = logins.once(request.username(), request.password(), ClientAddress.of(http));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(LoginReply.of(login.token(), login.user()));
    }

    @PostMapping("/logout")
    LogoutReply logOut(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        logins.logOut(PresentedToken.in(authorization));
        return LogoutReply.DONE;
    }

    record LoginRequest(
            @NotBlank @Size(max = 256) String username,
            @NotBlank @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record LoginReply(String token, LoggedInUser user, Instant expiresAt) {

        static LoginReply of(IssuedToken token, User user) {
            return new LoginReply(token.value(), LoggedInUser.of(user), token.expiresAt());
        }

        @Override
        public String toString() {
            return "LoginReply";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record LoggedInUser(String id, String username, String email, String role, Instant createdAt) {

        static LoggedInUser of(User user) {
            return new LoggedInUser(
                    user.id(),
                    user.username(),
                    user.email(),
                    user.role().wireName(),
                    user.createdAt().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
