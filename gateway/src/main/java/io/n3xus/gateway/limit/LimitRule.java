package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.settings.LimitSettings.Limit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One limit of the settings, ready to be counted. */
final class LimitRule {

    private static final String ANY_PLAN = "";

    private final String name;
    private final By by;
    private final @Nullable MessageRates messages;
    private final Policy policy;
    private final Map<String, Policy> policies;

    /** @param messages null when messages on its sockets are not counted */
    LimitRule(String name, Limit limit, @Nullable MessageRates messages) {
        this.name = name;
        this.by = limit.by();
        this.messages = messages;
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
    MessageRates messages() {
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
