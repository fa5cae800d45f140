package io.n3xus.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who keeps users and gives them tokens. A name that is neither is refused at the start. */
@ConfigurationProperties("nexus.identity")
record ProviderSettings(@DefaultValue("own") Provider provider) {

    enum Provider {
        OWN,
        /** With {@code nexus.identity.keycloak.*}. */
        KEYCLOAK
    }
}
