package io.n3xus.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Time and chance come in from outside, so that the same events and the same command always decide the same. */
final class DecisionsAreRepeatable {

    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    private DecisionsAreRepeatable() {}

    static ArchRule in(String... packages) {
        return noClasses()
                .that(resideInAnyPackage(packages))
                .should(callMethodWhere(DescribedPredicate.describe(
                        "it asks for the time or for chance", DecisionsAreRepeatable::asksForTimeOrChance)));
    }

    private static boolean asksForTimeOrChance(JavaMethodCall call) {
        var owner = call.getTargetOwner().getFullName();
        return TIME_AND_CHANCE.contains(owner + "." + call.getName())
                || (owner.startsWith("java.time.") && call.getName().equals("now"));
    }
}
