package io.n3xus.identity.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long logins last.
 *
 * @param tokenLife of StreamSpace's token, which cannot be refreshed
 * @param accessTokenLife of Forge's access token
 * @param oauthTokenLife of an access token by OAuth
 * @param refreshTokenLife of any refresh token; each refresh starts it anew
 */
@ConfigurationProperties("nexus.identity")
record LoginSettings(
        @DefaultValue("24h") Duration tokenLife,
        @DefaultValue("1800s") Duration accessTokenLife,
        @DefaultValue("1h") Duration oauthTokenLife,
        @DefaultValue("7d") Duration refreshTokenLife) {}
