package io.n3xus.gateway.limit;

import java.util.Map;

/**
 * At which rates the messages of sockets are counted.
 *
 * @param close the code for a socket with too many
 * @param groups by the type of a message or the channel it names
 */
record MessageRates(int close, Map<String, Policy> groups) {

    Policy of(String type, String channel, Policy otherwise) {
        var byType = groups.get(type);
        return byType == null ? groups.getOrDefault(channel, otherwise) : byType;
    }
}
