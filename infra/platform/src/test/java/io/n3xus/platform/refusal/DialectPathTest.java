package io.n3xus.platform.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectPathTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/supercore/sessions/create, SUPERCORE",
        "/v1/supercore/sessions, SUPERCORE",
        "/v1/supercore, SUPERCORE",
        "/ws, SUPERCORE",
        "/sess_0a1b2c, SUPERCORE",
        "/upload/file_1, SUPERCORE",
        "/download/file_1, SUPERCORE",
        "/api/v1/auth/login, STREAMSPACE",
        "/api/v1/sessions, STREAMSPACE",
        "/api/v1/streams, STREAMSPACE",
        "/api/v1/supercore2, STREAMSPACE",
        "/api/v1, STREAMSPACE",
        "/api/v1/nothing/here, STREAMSPACE",
        "/vnc-viewer/sess_1, STREAMSPACE",
        "/api/v1/vnc-viewer/sess_1, STREAMSPACE",
        "/agent/ws, STREAMSPACE",
        "/v1, NEXUS",
        "/v1/, NEXUS",
        "/v1/tasks, NEXUS",
        "/v1/supercored, NEXUS",
        "/v1/nothing, NEXUS",
        "/auth/login, FORGE",
        "/api/nexus-forge/build, FORGE",
        "/api/metrics, FORGE",
        "/api/config/models, FORGE",
        "/api/keys, FORGE",
        "/api/v2/sessions, FORGE",
        "/ws/nexus-forge/1, FORGE",
        "/ws/nothing, FORGE",
        "/sess_, FORGE",
        "/health, FORGE",
        "/nothing, FORGE",
        "/, FORGE",
        "'', FORGE",
        "//v1/tasks, FORGE",
        "/api/v1/execute, FAAS",
        "/api/v1/execute/stream, FAAS",
        "/api/v1/stream/exec_1, FAAS",
        "/api/v1/snapshots, FAAS",
        "/api/v1/branches/merge, FAAS",
        "/api/v1/instances/inst_1, FAAS",
        "/api/v1/usage/current, FAAS",
        "/internal/holds, INTERNAL"
    })
    void belongsToTheApiWithTheLongestDocumentedPrefix(String path, Dialect dialect) {
        assertThat(Dialect.of(path)).isEqualTo(dialect);
    }
}
