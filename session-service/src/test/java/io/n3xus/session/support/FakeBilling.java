package io.n3xus.session.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * billing-service's holds, without money: everybody has enough but the paupers named. The real one is exercised together
 * with this service in {@code infra/standalone}.
 */
public final class FakeBilling extends FakeServer {

    private final Map<String, JsonNode> holds = new ConcurrentHashMap<>();
    private final Set<String> paupers = ConcurrentHashMap.newKeySet();

    public void makePoor(String accountId) {
        paupers.add(accountId);
    }

    public void makeRich(String accountId) {
        paupers.remove(accountId);
    }

    /** The ids of the open holds that pay for this session. */
    public List<String> holdsOf(String sessionId) {
        return new ArrayList<>(holds.keySet())
                .stream().filter(id -> id.startsWith(sessionId + ":")).sorted().toList();
    }

    public List<JsonNode> holdsOfAccount(String accountId) {
        return holds.values().stream()
                .filter(hold -> hold.get("accountId").stringValue().equals(accountId))
                .toList();
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        if (method.equals("DELETE")) {
            holds.remove(path.substring(path.lastIndexOf('/') + 1));
            return new Answer(204, null);
        }
        if (paupers.contains(body.get("accountId").stringValue())) {
            return Answer.refusal(402, "billing.insufficient-nexcoin", "NO_FUNDS", "Your balance does not cover this.");
        }
        holds.put(body.get("holdId").stringValue(), body);
        return new Answer(201, Map.of("holdId", body.get("holdId"), "amountMicros", body.get("amountMicros")));
    }
}
