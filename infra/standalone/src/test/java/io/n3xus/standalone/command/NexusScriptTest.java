package io.n3xus.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NexusScriptTest {

    @TempDir
    Path directory;

    private ScriptProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new ScriptProject(directory);
    }

    @Test
    void showsHelpWithoutAJdkOrABuild() throws Exception {
        var outcome = project.run(Map.of("JAVA_HOME", "/nowhere"), "--help");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.text()).contains("up ", "down ", "credentials", "http://localhost:8080");
        assertThat(project.called()).isEmpty();
    }

    @Test
    void passesArgumentsToTheCommandLineOfTheJdkItWasGiven() throws Exception {
        assertThat(project.run("logs", "session-service", "-f").status()).isZero();

        assertThat(project.called().getLast()).startsWith("jdk-25 ").endsWith("nexus.jar logs session-service -f");
    }

    @Test
    void buildsOnceAndAgainAfterAChange() throws Exception {
        project.run("status");
        project.age();
        project.run("status");
        assertThat(project.builds()).isEqualTo(1);

        Files.writeString(project.source(), "class Gateway { int changed; }");
        project.run("status");
        assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void noticesADeletedFile() throws Exception {
        project.run("status");
        project.age();

        Files.delete(project.source());
        project.run("status");

        assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void namesTheLogOfAFailedBuild() throws Exception {
        project.mavenFails("[ERROR] Gateway.java:[1,1] cannot find symbol");

        var outcome = project.run("status");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.text()).contains("cannot find symbol", ".nexus/logs/build.log");
        assertThat(project.stamp()).doesNotExist();
    }

    @Test
    void closesTheTestsWithTheirNumber() throws Exception {
        project.mavenSays("""
                [INFO] Building contracts 0.1.0 [2/3]
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in io.n3xus.A
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
                [INFO] Building platform 0.1.0 [3/3]
                [WARNING] Tests run: 4, Failures: 0, Errors: 0, Skipped: 1
                [INFO] BUILD SUCCESS
                """);

        var outcome = project.run("test", "--fast");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.text().lines().toList())
                .endsWith("Tests run: 7, Failures: 0, Errors: 0, Skipped: 1", "Every check and test passed.");
        assertThat(project.called().getLast()).contains("-DexcludedGroups=slow").endsWith("verify");
    }

    @Test
    void failsWhenATestDoes() throws Exception {
        project.mavenSays("[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0\n[INFO] BUILD FAILURE\n");

        var outcome = project.run("test");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.text()).contains("Tests run: 2, Failures: 1", "Something failed");
    }

    @Test
    void leavesAnOlderJdkAlone() throws Exception {
        project.jdk(".sdkman/candidates/java/25.0.1-tem", "25.0.1");
        var old = project.jdk("jdk-21", "21.0.1").toString();

        var outcome = project.run(Map.of("JAVA_HOME", old), "status");

        assertThat(outcome.text()).doesNotContain("A JDK 25 is missing");
        assertThat(project.called()).noneMatch(line -> line.startsWith("jdk-21"));
    }
}
