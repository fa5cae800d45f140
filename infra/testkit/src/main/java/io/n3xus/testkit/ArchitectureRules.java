package io.n3xus.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Who may know whom inside a module, one named test a rule. A layer that is missing without having been declared so fails
 * as well: a rule about an empty package would hold for ever and guard nothing.
 */
public final class ArchitectureRules {

    private static final List<String> LAYERS = List.of("api", "write", "read", "web");

    private final String base;
    private final List<String> absent;
    private final List<String> neighbours;
    private final JavaClasses module;

    private ArchitectureRules(String base, List<String> absent, List<String> neighbours, JavaClasses module) {
        this.base = base;
        this.absent = List.copyOf(absent);
        this.neighbours = List.copyOf(neighbours);
        this.module = module;
    }

    /** The rules for the module in this package, such as {@code io.n3xus.session}. */
    public static ArchitectureRules of(String base) {
        return of(
                base,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(base));
    }

    static ArchitectureRules of(String base, JavaClasses module) {
        return new ArchitectureRules(base, List.of(), List.of(), module);
    }

    /** Names those of {@code api}, {@code write}, {@code read} and {@code web} that this module does not have. */
    public ArchitectureRules without(String... layers) {
        return new ArchitectureRules(base, List.of(layers), neighbours, module);
    }

    /** Names libraries of ours beside platform and contracts, such as {@code io.n3xus.runtime}; never a service. */
    public ArchitectureRules using(String... packages) {
        return new ArchitectureRules(base, absent, List.of(packages), module);
    }

    /** For a {@code @TestFactory}. */
    public Stream<DynamicTest> tests() {
        var tests = new ArrayList<DynamicTest>();
        tests.add(DynamicTest.dynamicTest("has the layers it says", this::checkLayers));
        rules().forEach((name, rule) -> tests.add(DynamicTest.dynamicTest(name, () -> rule.check(module))));
        return tests.stream();
    }

    void checkLayers() {
        if (module.isEmpty()) {
            throw new AssertionError("No class in " + base + ": is the package name right?");
        }
        for (var layer : LAYERS) {
            var present = module.stream().anyMatch(resideInAPackage(inside(layer)));
            if (present == absent.contains(layer)) {
                throw new AssertionError(
                        present
                                ? "%s.%s has classes: take it out of without(..), so that its rules apply."
                                        .formatted(base, layer)
                                : "%s.%s has no class, so its rules would guard nothing: name it in without(..)."
                                        .formatted(base, layer));
            }
        }
    }

    /** Every rule whose subject this module has, by name. */
    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        if (has("api")) {
            rules.put("the vocabulary knows no framework", theVocabularyKnowsNoFramework());
        }
        if (has("write")) {
            rules.put("decisions neither read views nor speak HTTP", decisionsNeitherReadViewsNorSpeakHttp());
            rules.put("only commands reach the aggregate", onlyCommandsReachTheAggregate());
            rules.put("decisions are repeatable", DecisionsAreRepeatable.in(inside("api"), inside("write")));
        }
        if (has("api") || has("write") || has("web")) {
            rules.put("only the borders know the contracts", onlyTheBordersKnowTheContracts());
        }
        rules.put("packages form no cycle", packagesFormNoCycle());
        rules.put("a module knows no other service", aModuleKnowsNoOtherService());
        return rules;
    }

    private ArchRule theVocabularyKnowsNoFramework() {
        return classes()
                .that(resideInAPackage(inside("api")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        inside("api"),
                        "io.n3xus.platform..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "org.axonframework.modelling.command..",
                        "org.axonframework.serialization.."));
    }

    private ArchRule decisionsNeitherReadViewsNorSpeakHttp() {
        return noClasses()
                .that(resideInAPackage(inside("write")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(inside("read"), inside("web"), "org.springframework.."));
    }

    private ArchRule onlyCommandsReachTheAggregate() {
        return noClasses()
                .that(resideInAnyPackage(inside("read"), inside("web")))
                .should()
                .dependOnClassesThat(resideInAPackage(inside("write")))
                .allowEmptyShould(!has("read") && !has("web"));
    }

    private ArchRule onlyTheBordersKnowTheContracts() {
        return noClasses()
                .that(resideInAnyPackage(inside("api"), inside("write"), inside("web")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.n3xus.contracts.."));
    }

    private ArchRule packagesFormNoCycle() {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private ArchRule aModuleKnowsNoOtherService() {
        var known = Stream.concat(Stream.of(base, "io.n3xus.contracts", "io.n3xus.platform"), neighbours.stream())
                .map(each -> each + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(base + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.n3xus..").and(resideOutsideOfPackages(known)));
    }

    JavaClasses module() {
        return module;
    }

    private boolean has(String layer) {
        return !absent.contains(layer);
    }

    private String inside(String layer) {
        return base + "." + layer + "..";
    }
}
