package io.n3xus.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

    @Test
    void readsALineOfTheOneProcess() {
        assertThat(LogLine.readable("""
                        {"timestamp":1763700000123,"level":"WARN","mdc":{"request_id":"req-1"},\
                        "formattedMessage":"Too slow","throwable":{"className":"a.B","message":"why",\
                        "cause":{"className":"c.D","message":"really why"}}}"""))
                .matches("\\d\\d:\\d\\d:\\d\\d\\.123 WARN  \\[req-1] Too slow\na\\.B: why\nc\\.D: really why");
    }

    @Test
    void readsALineOfAServiceOnItsOwn() {
        assertThat(LogLine.readable("""
                        {"@timestamp":"2026-11-21T07:00:00.5Z","level":"INFO","message":"Started","request_id":"req-2"}""")).matches("\\d\\d:\\d\\d:\\d\\d\\.500 INFO  \\[req-2] Started");
    }

    @Test
    void leavesAloneWhatIsNoJson() {
        assertThat(LogLine.readable("Exception in thread")).isEqualTo("Exception in thread");
        assertThat(LogLine.readable("{broken")).isEqualTo("{broken");
    }
}
