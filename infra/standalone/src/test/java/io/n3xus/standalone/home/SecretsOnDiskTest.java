package io.n3xus.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the owner of an installation reads its secrets, and a later start does not change them. */
class SecretsOnDiskTest {

    @TempDir
    Path directory;

    private Home home = new Home(Path.of("/"));

    @BeforeEach
    void createHome() {
        home = new Home(directory.resolve("home")).create();
    }

    @Test
    void closesTheHomeToOthers() throws IOException {
        assertThat(mode(home.directory())).isEqualTo("rwx------");

        Files.setPosixFilePermissions(home.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        home.create();
        assertThat(mode(home.directory())).isEqualTo("rwx------");
    }

    @Test
    void writesSecretsForTheOwnerAlone() throws IOException {
        Credentials.readOrMake(home, "http://localhost:8080");
        ClientSecrets.readOrMake(home, List.of("agent"));
        DatabasePassword.readOrMake(home);

        for (var file : List.of(home.credentials(), home.clients(), home.databasePassword())) {
            assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
        }
    }

    @Test
    void keepsPasswordsWhenTheGatewayMoves() {
        var first = Credentials.readOrMake(home, "http://localhost:8080");
        var second = Credentials.readOrMake(home, "http://localhost:9080");

        assertThat(second.gateway()).isEqualTo("http://localhost:9080");
        assertThat(second.users()).isEqualTo(first.users());
        assertThat(DatabasePassword.readOrMake(home)).isEqualTo(DatabasePassword.readOrMake(home));
    }

    @Test
    void givesEachInstallationItsOwnPasswords() {
        var here = Credentials.readOrMake(home, "");
        var there = Credentials.readOrMake(new Home(directory.resolve("other")).create(), "");

        assertThat(here.users()).extracting(Credentials.User::password).doesNotHaveDuplicates();
        assertThat(here.users()).doesNotContainAnyElementsOf(there.users());
    }

    @Test
    void addsASecretForANewServiceAndKeepsTheOthers() {
        var before = ClientSecrets.readOrMake(home, List.of("agent"));
        var after = ClientSecrets.readOrMake(home, List.of("agent", "billing-service"));

        assertThat(after.of("agent")).isEqualTo(before.of("agent"));
        assertThat(after.of("billing-service")).isNotBlank();
    }

    @Test
    void saysNoSecretWhenPrinted() {
        var credentials = Credentials.readOrMake(home, "");
        var clients = ClientSecrets.readOrMake(home, List.of("agent"));

        assertThat(credentials.toString())
                .doesNotContain(credentials.users().getFirst().password());
        assertThat(clients.toString()).doesNotContain(clients.of("agent"));
    }

    @Test
    void isWhereTheEnvironmentSays() {
        assertThat(Home.of(Map.of(), directory).directory()).isEqualTo(directory.resolve(".nexus"));
        assertThat(Home.of(Map.of("NEXUS_HOME", "/srv/nexus"), directory).directory())
                .isEqualTo(Path.of("/srv/nexus"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
