package io.n3xus.testkit;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a tree of sources must look like so that a reader trusts it, beyond what a compiler or formatter sees. Problems are
 * told as {@code path: what is wrong and what to do}.
 */
final class Tidy {

    private static final int MAIN_LINES = 200;
    private static final int TEST_LINES = 300;
    private static final int README_LINES = 60;

    private static final Set<String> NOT_OURS = Set.of(".git", ".nexus", ".idea", ".vscode", "target");
    private static final Set<String> TOP_FILES =
            Set.of("README.md", "pom.xml", "nexus", ".gitignore", ".gitattributes");
    private static final Set<String> TOP_DIRECTORIES = Set.of(".ci", ".mvn", "infra");
    private static final Set<String> INFRA_WITHOUT_POM = Set.of("adr", "deploy");
    private static final Set<String> IGNORED = Set.of("log", "iml");
    private static final Set<String> BINARY = Set.of("png", "ico", "woff2", "jpg");
    private static final Set<String> TEXT = Set.of(
            "java", "xml", "yml", "json", "md", "html", "js", "mjs", "css", "svg", "sql", "sh", "properties", "config");
    private static final Pattern WITHOUT_EXTENSION =
            Pattern.compile("nexus|run|Dockerfile|\\.git(ignore|attributes)|.*\\.(Extension|imports|factories)");

    /** Resources may be of any kind, such as a {@code passwd} for sandboxes, but not what an editor or tool leaves. */
    private static final Pattern LEFT_BY_A_TOOL =
            Pattern.compile(".*(~|\\.(orig|rej|bak|swp|tmp|class|jar|pyc))|nohup\\.out|\\.DS_Store");

    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    /** To a file of this repository: without a scheme, up to an anchor. */
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    private static final Pattern SLEEP =
            Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+|[A-Z]*SECONDS)\\s*\\.sleep\\(|\\bLockSupport\\.park");
    private static final Pattern DISABLED = Pattern.compile("@Dis" + "abled\\b");
    private static final Pattern BUILD_MACHINE = Pattern.compile("(?<![\\w.}])/(wo" + "rk|fa" + "rm|tmp/" + "h)/"
            + "|(?<![\\w.])/ro" + "ot/|repo1\\.ma" + "ven|registry\\.np" + "mjs|(deb|security)\\.deb" + "ian\\.org");

    private final Path root;
    private final List<String> problems = new ArrayList<>();

    private Tidy(Path root) {
        this.root = root;
    }

    static List<String> problems(Path root) throws IOException {
        var tidy = new Tidy(root);
        for (var file : tidy.files()) {
            tidy.check(file);
        }
        return List.copyOf(tidy.problems);
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        collect(root, files);
        return files;
    }

    private void collect(Path directory, List<Path> files) throws IOException {
        try (var entries = Files.list(directory)) {
            for (var entry : entries.sorted().toList()) {
                if (Files.isDirectory(entry)) {
                    if (!NOT_OURS.contains(nameOf(entry))) {
                        collect(entry, files);
                    }
                } else if (!IGNORED.contains(extension(entry))) {
                    files.add(entry);
                }
            }
        }
    }

    private void check(Path file) throws IOException {
        checkPlace(file);
        if (nameOf(file).equals("pom.xml") && !file.equals(root.resolve("pom.xml"))) {
            checkReadme(directoryOf(file));
        }
        if (BINARY.contains(extension(file))) {
            return; // Nothing below could be read from it.
        }
        if (!isOfAKnownKind(file)) {
            problem(file, "stray file: no module needs a file like this");
            return;
        }
        try {
            checkText(file, Files.readString(file));
        } catch (MalformedInputException e) {
            problem(file, "is not UTF-8");
        }
    }

    private boolean isOfAKnownKind(Path file) {
        if (root.relativize(file).toString().contains("/resources/")) {
            return !LEFT_BY_A_TOOL.matcher(nameOf(file)).matches();
        }
        return TEXT.contains(extension(file))
                || WITHOUT_EXTENSION.matcher(nameOf(file)).matches();
    }

    private void checkPlace(Path file) {
        var path = root.relativize(file);
        var top = path.getName(0).toString();
        var known = path.getNameCount() == 1
                ? TOP_FILES.contains(top)
                : TOP_DIRECTORIES.contains(top) || isModule(root.resolve(top));
        if (top.equals("infra") && path.getNameCount() > 1) {
            var part = path.getName(1).toString();
            known = INFRA_WITHOUT_POM.contains(part)
                    || isModule(root.resolve("infra").resolve(part));
        }
        if (!known) {
            problem(file, "stray file: it belongs to no module");
        }
    }

    private void checkReadme(Path module) throws IOException {
        var readme = module.resolve("README.md");
        if (Files.notExists(readme)) {
            problem(module, "has no README.md: what it owns, what it does not, what it guarantees");
        } else if (lines(Files.readString(readme)) > README_LINES) {
            problem(readme, "has more than %d lines: say less".formatted(README_LINES));
        }
    }

    private void checkText(Path file, String text) throws IOException {
        if (text.isEmpty()) {
            problem(file, "is empty");
        } else if (!text.endsWith("\n")) {
            problem(file, "does not end with a line end");
        }
        refuse(file, text, "\r", "has a line that ends with CR LF: lines end with LF alone");
        refuse(file, text, "\t", "has a tab: indent with spaces");
        refuse(file, text, BUILD_MACHINE, "names a path or host of the machine it was written on");
        refuse(file, text, LEFTOVER, "has something left to do: do it, or say in the README what is not done");
        switch (extension(file)) {
            case "java" -> checkJava(file, text);
            case "md" -> checkLinks(file, text);
            default -> {}
        }
    }

    private void checkLinks(Path file, String text) {
        LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> Files.notExists(file.resolveSibling(target)))
                .forEach(target -> problem(file, "links to %s, which is not there".formatted(target)));
    }

    private void checkJava(Path file, String text) throws IOException {
        var isTest = root.relativize(file).toString().contains("src/test/");
        var most = isTest ? TEST_LINES : MAIN_LINES;
        if (lines(text) > most) {
            problem(file, "has %d lines, more than %d: is it still one thing?".formatted(lines(text), most));
        }
        if (isTest) {
            refuse(file, text, SLEEP, "sleeps: wait for what should happen, or pass the time in");
            refuse(file, text, DISABLED, "has a test that is switched off: mend it or remove it");
        } else if (root.relativize(file).toString().contains("src/main/java/")) {
            checkPackage(directoryOf(file));
        }
    }

    private void checkPackage(Path directory) throws IOException {
        var info = directory.resolve("package-info.java");
        var message = "package-info.java with @NullMarked and a sentence is missing";
        if ((Files.notExists(info) || !Files.readString(info).contains("@NullMarked"))
                && !problems.contains(told(directory, message))) {
            problem(directory, message);
        }
    }

    private void refuse(Path file, String text, String unwanted, String message) {
        refuse(file, line -> line.contains(unwanted), text, message);
    }

    private void refuse(Path file, String text, Pattern unwanted, String message) {
        refuse(file, unwanted.asPredicate(), text, message);
    }

    private void refuse(Path file, Predicate<String> unwanted, String text, String message) {
        var lines = text.split("\n", -1);
        for (int number = 1; number <= lines.length; number++) {
            if (unwanted.test(lines[number - 1])) {
                problem(file, "line %d %s".formatted(number, message));
            }
        }
    }

    private void problem(Path where, String message) {
        problems.add(told(where, message));
    }

    private String told(Path where, String message) {
        return root.relativize(where) + ": " + message;
    }

    private static Path directoryOf(Path file) {
        return file.resolveSibling(".").normalize();
    }

    private static boolean isModule(Path directory) {
        return Files.exists(directory.resolve("pom.xml"));
    }

    private static long lines(String text) {
        return text.lines().count();
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String extension(Path file) {
        var name = nameOf(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
