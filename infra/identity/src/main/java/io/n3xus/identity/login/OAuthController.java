package io.n3xus.identity.login;

import static io.n3xus.identity.login.OAuthRequest.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.n3xus.identity.login.LoginProvider.Door;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Nexus' tokens, as OAuth 2.0 gives them: by password, as a client, or by a refresh token. */
@RestController
@RequestMapping("/v1/oauth/token")
class OAuthController {

    private final LoginProvider logins;
    private final ClientLogins clients;
    private final LoginSettings settings;

    OAuthController(LoginProvider logins, ClientLogins clients, LoginSettings settings) {
        this.logins = logins;
        this.clients = clients;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OAuthReply> json(@Valid @RequestBody OAuthRequest request, HttpServletRequest http) {
        return reply(request, ClientAddress.of(http));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<OAuthReply> form(@RequestBody MultiValueMap<String, String> form, HttpServletRequest http) {
        return reply(OAuthRequest.of(form), ClientAddress.of(http));
    }

    private ResponseEntity<OAuthReply> reply(OAuthRequest request, String address) {
        var reply = switch (request.grantType()) {
            case "password" ->
                OAuthReply.of(logins.byName(
                        required("username", request.username()), required("password", request.password()), address));
            case "refresh_token" ->
                OAuthReply.of(logins.renew(required("refresh_token", request.refreshToken()), Door.OAUTH));
            case "client_credentials" -> client(request, address);
            default ->
                throw new RefusedException(
                        PlatformRefusal.INVALID_FIELD,
                        "The grant_type is none of password, client_credentials and refresh_token.");
        };
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reply);
    }

    private OAuthReply client(OAuthRequest request, String address) {
        var token = clients.logIn(
                required("client_id", request.clientId()), required("client_secret", request.clientSecret()), address);
        var life = settings.oauthTokenLife().toSeconds();
        return new OAuthReply(token.value(), "Bearer", life, null, token.scope());
    }

    /**
     * The answer that OAuth 2.0 describes.
     *
     * @param expiresIn in seconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OAuthReply(
            String accessToken,
            String tokenType,
            long expiresIn,
            @Nullable String refreshToken,
            String scope) {

        static OAuthReply of(TokenPair pair) {
            var access = pair.access();
            return new OAuthReply(
                    access.value(), "Bearer", pair.life().toSeconds(), pair.refreshToken(), access.scope());
        }

        @Override
        public String toString() {
            return "OAuthReply";
        }
    }
}
