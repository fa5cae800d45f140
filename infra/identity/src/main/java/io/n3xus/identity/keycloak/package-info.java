/**
 * Keycloak in the place of this issuer's own users and logins. Nothing here is loaded unless
 * {@code nexus.identity.provider} is {@code keycloak}.
 */
@NullMarked
package io.n3xus.identity.keycloak;

import org.jspecify.annotations.NullMarked;
