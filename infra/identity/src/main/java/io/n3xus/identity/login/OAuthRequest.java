package io.n3xus.identity.login;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a client sends for a token, as a form (the way of OAuth 2.0) or as JSON. Which fields it needs, its grant says. */
@JsonNaming(SnakeCaseStrategy.class)
record OAuthRequest(
        @NotBlank @Size(max = 64) String grantType,
        @Nullable @Size(max = 256) String username,
        @Nullable @Size(max = 1024) String password,
        @Nullable @Size(max = 4096) String refreshToken,
        @Nullable @Size(max = 128) String clientId,
        @Nullable @Size(max = 512) String clientSecret) {

    static OAuthRequest of(MultiValueMap<String, String> form) {
        return new OAuthRequest(
                required("grant_type", form.getFirst("grant_type")),
                form.getFirst("username"),
                form.getFirst("password"),
                form.getFirst("refresh_token"),
                form.getFirst("client_id"),
                form.getFirst("client_secret"));
    }

    /** The value, or a refusal that names the field which lacks one. */
    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RefusedException(
                    Refusal.of(PlatformRefusal.MISSING_FIELD, "The field '%s' is required here.".formatted(field))
                            .with(Map.of("field", field, "issue", "is required")));
        }
        return value;
    }

    /** Keeps all secrets out of logs. */
    @Override
    public String toString() {
        return "OAuthRequest";
    }
}
