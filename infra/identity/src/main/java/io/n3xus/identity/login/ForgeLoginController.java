package io.n3xus.identity.login;

import io.n3xus.identity.login.LoginProvider.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** Forge's login: by address, a short token and a refresh token that works once. */
@RestController
@RequestMapping("/auth")
class ForgeLoginController {

    private final LoginProvider logins;

    ForgeLoginController(LoginProvider logins) {
        this.logins = logins;
    }

    @PostMapping("/login")
    ResponseEntity<TokenReply> logIn(@Valid @RequestBody LoginRequest request, HttpServletRequest http) {
        return reply(logins.byEmail(request.email(), request.password(), ClientAddress.of(http)));
    }

    @PostMapping("/refresh")
    ResponseEntity<TokenReply> refresh(@Valid @RequestBody RefreshRequest request) {
        return reply(logins.renew(request.refreshToken(), Door.FORGE));
    }

    @PostMapping("/logout")
    LogoutReply logOut(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        logins.logOut(PresentedToken.in(authorization));
        return LogoutReply.DONE;
    }

    private ResponseEntity<TokenReply> reply(TokenPair pair) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenReply(
                        pair.access().value(),
                        pair.refreshToken(),
                        "bearer",
                        pair.life().toSeconds()));
    }

    record LoginRequest(
            @NotBlank @Size(max = 256) String email,
            @NotBlank @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record RefreshRequest(@NotBlank @Size(max = 4096) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }

    /** @param expiresIn in seconds */
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenReply(String accessToken, String refreshToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "TokenReply";
        }
    }
}
