package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule fails on the class that breaks it, and on that class alone. */
class ArchitectureRulesTest {

    private static final ArchitectureRules BROKEN = in("io.n3xus.testkit.broken");
    private static final ArchitectureRules SOUND = in("io.n3xus.testkit.sound").without("read", "web");

    @ParameterizedTest
    @CsvSource({
        "the vocabulary knows no framework, api.Vocabulary, write.Decision",
        "decisions neither read views nor speak HTTP, write.Decision, write.Guess",
        "only commands reach the aggregate, web.Shortcut, web.Leak",
        "decisions are repeatable, write.Guess, write.Decision",
        "only the borders know the contracts, web.Leak, web.Shortcut",
        "packages form no cycle, egg.Egg, api.Vocabulary",
        "a module knows no other service, automation.Trespass, web.Leak"
    })
    void aRuleFailsOnTheClassThatBreaksIt(String rule, String breaker, String bystander) {
        assertThatThrownBy(() -> check(BROKEN, rule))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(breaker)
                .hasMessageNotContaining(bystander);
    }

    @Test
    void everyRuleOfAFullModuleIsProvenAbove() {
        assertThat(BROKEN.rules()).hasSize(7);
    }

    @Test
    void bothTheTimeAndChanceAreFound() {
        assertThatThrownBy(() -> check(BROKEN, "decisions are repeatable"))
                .hasMessageContaining("LocalDate.now")
                .hasMessageContaining("UUID.randomUUID");
    }

    @Test
    void aSoundModulePasses() {
        SOUND.checkLayers();
        SOUND.rules().keySet().forEach(rule -> check(SOUND, rule));
    }

    @Test
    void aNeighbourNamedIsNoStranger() {
        assertThatCode(() -> check(BROKEN.using("io.n3xus.testkit.stranger"), "a module knows no other service"))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingLayerDoesNotPassInSilence() {
        assertThatThrownBy(in("io.n3xus.testkit.sound")::checkLayers)
                .hasMessageContaining("io.n3xus.testkit.sound.read has no class");
    }

    @Test
    void aLayerDeclaredMissingMustBeMissing() {
        assertThatThrownBy(SOUND.without("api", "read", "web")::checkLayers)
                .hasMessageContaining("io.n3xus.testkit.sound.api has classes");
    }

    @Test
    void aPackageWithoutClassesDoesNotPassInSilence() {
        assertThatThrownBy(ArchitectureRules.of("io.n3xus.tsetkit")::checkLayers)
                .hasMessageContaining("No class in io.n3xus.tsetkit");
    }

    private static void check(ArchitectureRules rules, String name) {
        var rule = Objects.requireNonNull(rules.rules().get(name), name);
        rule.check(rules.module());
    }

    private static ArchitectureRules in(String base) {
        return ArchitectureRules.of(base, new ClassFileImporter().importPackages(base));
    }
}
