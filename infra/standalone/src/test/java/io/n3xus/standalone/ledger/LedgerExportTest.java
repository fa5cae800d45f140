package io.n3xus.standalone.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.money.LedgerChain;
import io.n3xus.platform.money.LedgerLine;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerExportTest {

    private static final String ACCOUNT = "alice";

    private final List<String> entries = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();

    @BeforeEach
    void sixEntries() {
        var chain = new LedgerChain();
        var hash = LedgerChain.begin(ACCOUNT);
        hashes.add(HexFormat.of().formatHex(hash));
        for (var number = 0L; number < 6; number++) {
            var line = new LedgerLine(
                    number,
                    2 * number,
                    1_500_000_000L,
                    "hold",
                    "wallet",
                    "holds",
                    5,
                    95 - 5 * number,
                    5,
                    "s|" + number);
            hash = chain.next(hash, line);
            hashes.add(HexFormat.of().formatHex(hash));
            entries.add("""
                    {"number":%d,"sequence":%d,"at":"1970-01-01T00:00:01.500Z","type":"hold","from":"wallet","to":"holds",\
                    "amount_micros":5,"balance_micros":%d,"held_micros":5,"reference":"s|%d","hash":"%s"}""".formatted(number, 2 * number, 95 - 5 * number, number, hashes.getLast()));
        }
    }

    @Test
    void isSoundAsItWasAnswered() {
        var finding = LedgerExport.check(answer(0, 6));
        assertThat(finding).isEqualTo(new LedgerExport.Finding(ACCOUNT, 0, 6, hashes.getLast(), ""));
        assertThat(LedgerExport.check(answer(0, 2) + "\n" + answer(2, 5) + answer(5, 6)))
                .isEqualTo(finding);
        assertThat(LedgerExport.check(answer(2, 6)).broken()).isEmpty();
        assertThat(LedgerExport.check(answer(0, 0)).broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "amount_micros\":5, amount_micros\":6",
        "1970-01-01T00:00:01.500Z, 1970-01-01T00:00:01.501Z",
        "reference\":\"s, reference\":\"t",
        "\"hold\", \"charge\"",
        "held_micros\":5, held_micros\":4"
    })
    void saysWhichEntryWasChanged(String from, String to) {
        entries.set(3, entries.get(3).replace(from, to));
        var finding = LedgerExport.check(answer(0, 6));
        assertThat(finding.broken()).isEqualTo("Entry 3 is not what was hashed.");
        assertThat(finding.entries()).isEqualTo(3);
    }

    @Test
    void seesWhatWasLeftOutOrPutElsewhere() {
        var all = answer(0, 6);
        assertThat(LedgerExport.check(all.replace(entries.get(2) + ",", "")).broken())
                .isEqualTo("Entry 2 is missing: after 1 comes 3.");
        assertThat(LedgerExport.check(answer(0, 2) + answer(3, 6)).broken())
                .isEqualTo("Entry 2 is not chained to the one before it.");
        assertThat(LedgerExport.check(all.replace("alice", "bob")).broken())
                .isEqualTo("Entry 0 is not chained to the one before it.");
        assertThat(LedgerExport.check(all.replace("\"last_hash\":\"" + hashes.getLast(), "\"last_hash\":\"00"))
                        .broken())
                .isEqualTo("The last hash of the answer is not that of entry 5.");
    }

    @ParameterizedTest
    @CsvSource({"''", "nonsense", "{}", "'{\"account_id\":\"a\",\"hash_before\":\"x\",\"entries\":[]}'", "[1]"})
    void refusesWhatIsNoExport(String text) {
        assertThat(LedgerExport.check(text).broken()).contains("answer of the ledger");
    }

    private String answer(int from, int to) {
        return """
                {"account_id":"%s","total":6,"hash_before":"%s","last_hash":"%s","entries":[%s]}""".formatted(ACCOUNT, hashes.get(from), hashes.get(to), String.join(",", entries.subList(from, to)));
    }
}
