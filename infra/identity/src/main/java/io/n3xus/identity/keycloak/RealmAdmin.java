package io.n3xus.identity.keycloak;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keycloak's administration of the realm, in the name of the client {@code n3xus-identity}. Connects at first use. */
final class RealmAdmin implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RealmAdmin.class);
    private static final String CLIENT = "n3xus-identity";
    private static final String ROLES = "n3xus";
    private static final String ADMIN = "admin";

    private final KeycloakSettings settings;
    private @Nullable Keycloak keycloak;
    private volatile @Nullable String rolesId;

    RealmAdmin(KeycloakSettings settings) {
        this.settings = settings;
    }

    /**
     * Asks Keycloak. Its refusals of 4xx come out as they are; anything else says that it is unavailable.
     *
     * @throws WebApplicationException with a status from 400 to 499
     */
    <T> T ask(Function<RealmResource, T> question) {
        try {
            return question.apply(realm());
        } catch (WebApplicationException answer) {
            var status = answer.getResponse().getStatus();
            answer.getResponse().close();
            if (status == 401 || status == 403 || status >= 500) {
                throw KeycloakUnavailable.because(
                        "administration answered %d; compare the client secret and the rights of %s"
                                .formatted(status, CLIENT));
            }
            throw answer;
        } catch (ProcessingException e) {
            throw KeycloakUnavailable.because("administration does not answer: " + e);
        }
    }

    /** Ends a login, so that its refresh token is of no more use. Its access token is not ours to end here. */
    void endSession(String session) {
        try {
            ask(realm -> {
                realm.deleteSession(session, false);
                return true;
            });
        } catch (WebApplicationException gone) {
            LOG.debug("Session {} has ended before", session, gone);
        }
    }

    /** The role that makes an administrator; everyone else has none. */
    RoleResource adminRole(RealmResource realm) {
        return realm.clients().get(rolesId(realm)).roles().get(ADMIN);
    }

    void grantAdmin(RealmResource realm, String userId) {
        realm.users().get(userId).roles().clientLevel(rolesId(realm)).add(List.of(admin(realm)));
    }

    void withdrawAdmin(RealmResource realm, String userId) {
        realm.users().get(userId).roles().clientLevel(rolesId(realm)).remove(List.of(admin(realm)));
    }

    boolean isAdmin(RealmResource realm, String userId) {
        return realm.users().get(userId).roles().clientLevel(rolesId(realm)).listEffective().stream()
                .anyMatch(role -> ADMIN.equals(role.getName()));
    }

    private RoleRepresentation admin(RealmResource realm) {
        return adminRole(realm).toRepresentation();
    }

    private String rolesId(RealmResource realm) {
        var known = rolesId;
        if (known == null) {
            known = realm.clients().findByClientId(ROLES).stream()
                    .findFirst()
                    .orElseThrow(() -> KeycloakUnavailable.because("the realm has no client " + ROLES))
                    .getId();
            rolesId = known;
        }
        return known;
    }

    private synchronized RealmResource realm() {
        var known = keycloak;
        if (known == null) {
            var http = ClientBuilder.newBuilder()
                    .connectTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .register(JacksonProvider.class, 100)
                    .build();
            known = KeycloakBuilder.builder()
                    .serverUrl(settings.url().toString())
                    .realm(settings.realm())
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId(CLIENT)
                    .clientSecret(settings.clientSecret())
                    .resteasyClient(http)
                    .build();
            keycloak = known;
        }
        return known.realm(settings.realm());
    }

    @Override
    public synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
