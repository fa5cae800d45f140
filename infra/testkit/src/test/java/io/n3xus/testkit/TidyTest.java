package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole repository is tidy; and each check finds the one thing wrong in a tree that is otherwise in order. */
class TidyTest {

    private static final String CLASS = "package io.n3xus.door;\n\nclass Door {}\n";
    private static final String MAIN = "door-service/src/main/java/io/n3xus/door/";
    private static final String RESOURCES = "door-service/src/main/resources/";
    private static final String TEST = "door-service/src/test/java/io/n3xus/door/";

    @TempDir
    private Path sample;

    @BeforeEach
    void writeATidySample() throws IOException {
        write("README.md", "# Doors\n");
        write("pom.xml", "<project/>\n");
        write("nexus", "#!/bin/sh\n");
        write("infra/adr/0001-doors.md", "# Doors open\n");
        write("door-service/pom.xml", "<project/>\n");
        write("door-service/README.md", "# door-service\n");
        write(MAIN + "package-info.java", "/** Doors. */\n@NullMarked\npackage io.n3xus.door;\n");
        write(MAIN + "Door.java", CLASS);
        write(TEST + "DoorTest.java", CLASS);
    }

    @Test
    void theRepositoryIsTidy() throws IOException {
        assertThat(Tidy.problems(repository())).isEmpty();
    }

    @Test
    void theSampleIsTidy() throws IOException {
        assertThat(Tidy.problems(sample)).isEmpty();
    }

    @Test
    void leavesAloneWhatIsBuiltOrIgnored() throws IOException {
        write("door-service/target/classes/Door.class", "\t\r");
        write(".git/HEAD", "");
        write("door-service/door.log", "\t");
        assertThat(Tidy.problems(sample)).isEmpty();
    }

    @Test
    void findsALongClassAndALongTest() throws IOException {
        write(MAIN + "Door.java", "// line\n".repeat(201));
        write(TEST + "DoorTest.java", "// line\n".repeat(301));
        assertFinds(MAIN + "Door.java: has 201 lines", TEST + "DoorTest.java: has 301 lines");
    }

    @Test
    void aTestMayBeLongerThanAClass() throws IOException {
        write(TEST + "DoorTest.java", "// line\n".repeat(300));
        assertThat(Tidy.problems(sample)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TO-DO", "FIX-ME", "XX-X"})
    void findsWhatIsLeftToDo(String word) throws IOException {
        write(MAIN + "Door.java", CLASS + "// " + word.replace("-", "") + " hinges\n");
        assertFinds(MAIN + "Door.java: line 4 has something left to do");
    }

    @Test
    void findsAPackageWithoutNullMarked() throws IOException {
        write(MAIN + "package-info.java", "package io.n3xus.door;\n");
        write(MAIN + "lock/Lock.java", CLASS);
        write(MAIN + "lock/Key.java", CLASS);
        assertFinds(
                "door-service/src/main/java/io/n3xus/door: package-info.java with @NullMarked",
                "door-service/src/main/java/io/n3xus/door/lock: package-info.java with @NullMarked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread.%s(1)", "TimeUnit.SECONDS.%s(1)", "SECONDS.%s(1)"})
    void findsASleepInATest(String call) throws IOException {
        write(TEST + "DoorTest.java", CLASS + call.formatted("sleep") + ";\n");
        assertFinds(TEST + "DoorTest.java: line 4 sleeps");
    }

    @Test
    void findsATestThatIsSwitchedOff() throws IOException {
        write(TEST + "DoorTest.java", CLASS + "@Dis" + "abled\n");
        assertFinds(TEST + "DoorTest.java: line 4 has a test that is switched off");
    }

    @Test
    void findsAModuleWithoutAReadme() throws IOException {
        Files.delete(sample.resolve("door-service/README.md"));
        assertFinds("door-service: has no README.md");
    }

    @Test
    void findsAReadmeThatSaysTooMuch() throws IOException {
        write("door-service/README.md", "line\n".repeat(61));
        assertFinds("door-service/README.md: has more than 60 lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.md",
                "doors/Door.java",
                "infra/doors/Door.java",
                "door-service/Door.java.orig",
                RESOURCES + "door.yml.bak"
            })
    void findsAStrayFile(String path) throws IOException {
        write(path, CLASS);
        assertFinds(path + ": stray file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wo-rk/main", "/tmp/h-/me", "/ro-ot/.m2", "https://repo1.ma-ven.org"})
    void findsThePlaceItWasWrittenAt(String place) throws IOException {
        write("README.md", "See " + place.replace("-", "") + "\n");
        assertFinds("README.md: line 1 names a path or host");
    }

    @Test
    void findsLineEndsAndTabs() throws IOException {
        write("README.md", "one\r\n\ttwo\nthree");
        assertFinds(
                "README.md: does not end with a line end",
                "README.md: line 1 has a line that ends with CR LF",
                "README.md: line 2 has a tab");
    }

    @Test
    void aResourceMayHaveAnyName() throws IOException {
        write(RESOURCES + "sandbox/passwd", "guest:x:1000\n");
        assertThat(Tidy.problems(sample)).isEmpty();
    }

    @Test
    void findsALinkToNowhere() throws IOException {
        write("README.md", "[a](infra/adr/0001-doors.md#why) [b](https://example.org) [c](door-service/Gone.java)\n");
        assertFinds("README.md: links to door-service/Gone.java");
    }

    @Test
    void findsAnEmptyFile() throws IOException {
        write(RESOURCES + "door-service.yml", "");
        assertFinds(RESOURCES + "door-service.yml: is empty");
    }

    private void assertFinds(String... beginnings) throws IOException {
        assertThat(Tidy.problems(sample))
                .zipSatisfy(
                        Stream.of(beginnings).toList(),
                        (problem, beginning) -> assertThat(problem).startsWith(beginning));
    }

    private void write(String path, String text) throws IOException {
        var file = sample.resolve(path);
        Files.createDirectories(file.resolveSibling(".").normalize());
        Files.writeString(file, text);
    }

    private static Path repository() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.resolve("..").normalize();
        }
        return directory;
    }
}
