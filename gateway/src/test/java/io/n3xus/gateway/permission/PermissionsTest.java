package io.n3xus.gateway.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.gateway.settings.PermissionSettings;
import io.n3xus.gateway.token.VerifiedToken;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Which scope each documented request needs, also where nothing is served yet. */
class PermissionsTest {

    private static final Set<String> ALL = Set.of(
            "telemetry:read",
            "telemetry:write",
            "command:execute",
            "task:read",
            "task:write",
            "ai:coordinate",
            "build",
            "deploy");

    private static Permissions permissions;

    @BeforeAll
    static void read() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("permissions", new ClassPathResource("permissions.yml"))
                .forEach(environment.getPropertySources()::addLast);
        permissions = new Permissions(Binder.get(environment)
                .bind("nexus.gateway.permissions", PermissionSettings.class)
                .get());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/permission/scopes.csv", numLinesToSkip = 1)
    void asksForTheScopeOfEachRequest(String method, String path, @Nullable String scope) {
        var others = new HashSet<>(ALL);
        if (scope == null) {
            permissions.check(method, path, holderOf(Set.of()));
            return;
        }
        assertThat(others.remove(scope)).isTrue();
        assertThatThrownBy(() -> permissions.check(method, path, holderOf(others)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(PlatformRefusal.FORBIDDEN.code()))
                .hasMessageContaining(scope);
        permissions.check(method, path, holderOf(Set.of(scope)));
        permissions.check(method, path, holderOf(Set.of("admin")));
    }

    private static VerifiedToken holderOf(Set<String> scopes) {
        return new VerifiedToken("id", "alice", "free", scopes, Instant.MAX);
    }
}
