package io.n3xus.standalone;

import java.util.Map;
import java.util.TreeMap;

/** Limits that tests of other things do not meet: all of them come from one address and ask fast. */
public final class WideLimits {

    private static final String MANY = "100000";

    public static final Map<String, String> SETTINGS = settings();

    private WideLimits() {}

    private static Map<String, String> settings() {
        var all = new TreeMap<String, String>();
        for (var plan : new String[] {"free", "standard", "enterprise"}) {
            all.put("nexus.gateway.limits.tables.supercore.all.windows.minute.plans." + plan, MANY);
        }
        all.put("nexus.gateway.limits.tables.streamspace.login.windows.minute.requests", MANY);
        all.put("nexus.gateway.limits.tables.streamspace.other.windows.minute.requests", MANY);
        all.put("nexus.gateway.limits.tables.forge.login.windows.five-minutes.requests", MANY);
        all.put("nexus.gateway.limits.tables.forge.other.windows.hour.requests", MANY);
        all.put("nexus.gateway.limits.tables.forge.health.windows.minute.requests", MANY);
        all.put("nexus.gateway.limits.unknown.windows.minute.requests", MANY);
        return Map.copyOf(all);
    }
}
