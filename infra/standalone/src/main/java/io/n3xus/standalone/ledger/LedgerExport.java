package io.n3xus.standalone.ledger;

import io.n3xus.platform.money.LedgerChain;
import io.n3xus.platform.money.LedgerLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Answers of {@code GET /api/v1/billing/proof} about one account, one after the other, as they were saved. */
public final class LedgerExport {

    private static final long NANOS = 1_000_000_000;

    private final LedgerChain chain = new LedgerChain();
    private String accountId = "";
    private byte[] hash = {};
    private long first;
    private long next;

    private LedgerExport() {}

    /**
     * What was found.
     *
     * @param first number of the first entry
     * @param entries that fit together; all of them when nothing broke
     * @param lastHash of the last of these
     * @param broken what does not fit, and where; empty when everything does
     */
    public record Finding(String accountId, long first, long entries, String lastHash, String broken) {}

    /** Reads the text and computes every hash in it again. */
    public static Finding check(String text) {
        var export = new LedgerExport();
        var broken = "";
        try (MappingIterator<JsonNode> answers =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(text)) {
            while (broken.isEmpty() && answers.hasNext()) {
                broken = export.add(answers.next());
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException notAnAnswer) {
            broken = "After entry %d the file is no answer of the ledger.".formatted(export.next - 1);
        }
        if (broken.isEmpty() && export.accountId.isEmpty()) {
            broken = "There is no answer of the ledger in the file.";
        }
        return new Finding(export.accountId, export.first, export.next - export.first, export.hex(), broken);
    }

    private String add(JsonNode answer) {
        var account = answer.path("account_id").asString("");
        var before = answer.path("hash_before").asString("");
        if (account.isEmpty()
                || before.length() != 64
                || !answer.path("entries").isArray()) {
            return "The file is no answer of the ledger.";
        }
        if (accountId.isEmpty()) {
            begin(account, before, answer);
        } else if (!accountId.equals(account)) {
            return "The file is about several accounts: %s and %s.".formatted(accountId, account);
        }
        if (!hex().equals(before)) {
            return "Entry %d is not chained to the one before it.".formatted(next);
        }
        return addAll(answer);
    }

    private void begin(String account, String before, JsonNode answer) {
        accountId = account;
        first = answer.path("entries").path(0).path("number").asLong(0);
        next = first;
        hash = first == 0 ? LedgerChain.begin(account) : HexFormat.of().parseHex(before);
    }

    private String addAll(JsonNode answer) {
        for (var entry : answer.path("entries")) {
            var number = entry.path("number").asLong(-1);
            if (number != next) {
                return "Entry %d is missing: after %d comes %d.".formatted(next, next - 1, number);
            }
            var computed = chain.next(hash, line(entry));
            if (!HexFormat.of().formatHex(computed).equals(entry.path("hash").asString(""))) {
                return "Entry %d is not what was hashed.".formatted(number);
            }
            hash = computed;
            next++;
        }
        return hex().equals(answer.path("last_hash").asString(""))
                ? ""
                : "The last hash of the answer is not that of entry %d.".formatted(next - 1);
    }

    private String hex() {
        return HexFormat.of().formatHex(hash);
    }

    private static LedgerLine line(JsonNode entry) {
        var at = Instant.parse(entry.path("at").asString("1970-01-01T00:00:00Z"));
        return new LedgerLine(
                entry.path("number").asLong(),
                entry.path("sequence").asLong(),
                Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()),
                entry.path("type").asString(""),
                entry.path("from").asString(""),
                entry.path("to").asString(""),
                entry.path("amount_micros").asLong(),
                entry.path("balance_micros").asLong(),
                entry.path("held_micros").asLong(),
                entry.path("reference").asString(""));
    }
}
