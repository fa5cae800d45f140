package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.settings.LimitSettings.Limit;
import io.n3xus.gateway.settings.LimitSettings.Messages;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One limit of the settings, ready to be counted. */
final class LimitRule {

    private static final String ANY_PLAN = "";

    private final String name;
    private final By by;
    private final @Nullable Messages messages;
    private final Policy policy;
    private final Map<String, Policy> policies;

    LimitRule(String name, Limit limit) {
        this.name = name;
        this.by = limit.by();
        this.messages = limit.messages();
        this.policy = Policy.of(name, limit, ANY_PLAN);
        this.policies = limit.windows().values().stream()
                .flatMap(window -> window.plans().keySet().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), plan -> Policy.of(name + "-" + plan, limit, plan)));
    }

    String name() {
        return name;
    }

    By by() {
        return by;
    }

    @Nullable
    Messages messages() {
        return messages;
    }

    /** For whoever has no plan. */
    Policy policy() {
        return policy;
    }

    Policy policy(String plan) {
        return policies.getOrDefault(plan, policy);
    }
}
