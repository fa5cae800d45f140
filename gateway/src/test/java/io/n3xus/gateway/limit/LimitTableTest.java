package io.n3xus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.settings.TestLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** From which number each documented request spends, also where nothing is served yet. */
class LimitTableTest {

    private final LimitTable table = new LimitTable(TestLimits.with(Map.of()));

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/limits/paths.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void everyDocumentedRequestHasItsNumber(String row, String method, String path, String limit) {
        assertThat(table.find(method, path).name()).as(row).isEqualTo(limit);
    }

    /** Numbers and windows as documented: SC-P06…08, SS-P11…13, NX-P08…11, NF-P04…08, FA-P04…05; * is ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | /v1/supercore/sessions           | free       | ACCOUNT | 'supercore-free';q=100;w=60",
                "GET  | /v1/supercore/sessions           | standard   | ACCOUNT | 'supercore-standard';q=500;w=60",
                "GET  | /v1/supercore/sessions           | enterprise | ACCOUNT | 'supercore-enterprise';q=5000;w=60",
                "GET  | /v1/supercore/sessions           | platinum   | ACCOUNT | 'supercore';q=100;w=60",
                "POST | /api/v1/auth/login               | free       | ADDRESS | 'streamspace-login';q=5;w=60",
                "POST | /api/v1/sessions                 | free       | ACCOUNT | 'streamspace-create';q=10;w=60",
                "GET  | /api/v1/sessions                 | enterprise | ACCOUNT | 'streamspace';q=100;w=60",
                "POST | /v1/telemetry/frames             | free       | KEY     | 'nexus';q=1000;w=60",
                "POST | /v1/commands/execute             | free       | KEY     | 'nexus-command';q=100;w=60",
                "POST | /v1/tasks                        | free       | KEY     | 'nexus-task';q=200;w=60",
                "POST | /v1/ai/tasks                     | free       | KEY     | 'nexus-ai';q=500;w=60",
                "GET  | /v1/events/stream                | free       | KEY     | 'nexus';q=1000;w=60",
                "POST | /v1/oauth/token                  | free       | ADDRESS | 'nexus-login';q=10;w=300",
                "POST | /api/nexus-forge/build           | free       | ACCOUNT | 'forge-build';q=5;w=3600",
                "GET  | /api/nexus-forge/build/x         | free       | ACCOUNT | 'forge-status';q=60;w=60",
                "GET  | /api/nexus-forge/builds          | free       | ACCOUNT | 'forge-list';q=100;w=60",
                "POST | /auth/login                      | free       | ADDRESS | 'forge-login';q=10;w=300",
                "GET  | /health                          | free       | ADDRESS | 'forge-health';q=600;w=60",
                "GET  | /api/keys                        | free       | ACCOUNT | 'forge';q=1000;w=3600",
                "POST | /api/v1/execute                  | free       | ACCOUNT | 'faas-minute';q=100;w=60, 'faas-hour';q=1000;w=3600",
                "GET  | /internal/token                  | free       | ADDRESS | 'unknown';q=600;w=60",
            })
    void eachNumberIsTheDocumentedOne(String method, String path, String plan, By by, String described) {
        var rule = table.find(method, path);

        assertThat(rule.by()).isEqualTo(by);
        assertThat(rule.policy(plan).described().replace('"', '\'')).isEqualTo(described);
    }

    /** What a service would decode or leave out must not change the number. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/nexus-forge/build/, forge-build",
        "POST, /api/nexus-forge/buil%64, forge-build",
        "POST, /api/nexus-forge/build/from%2Dtemplate, forge-build",
        "POST, /api/nexus-forge/build/from-templates, forge-status",
        "POST, /api/v1/sessions/, streamspace-create",
        "POST, /api/v1/sessions/x, streamspace",
        "GET, /api/v1/auth/login/, streamspace-login",
        "GET, /v1/tasksandmore, nexus",
        "GET, /v1/, nexus",
        "GET, /, forge"
    })
    void otherSpellingsSpendFromTheSame(String method, String path, String limit) {
        assertThat(table.find(method, path).name()).isEqualTo(limit);
    }

    @Test
    void eachNumberCanBeChangedByItself() {
        var changed = new LimitTable(TestLimits.with(Map.of(
                "tables.faas.all.windows.minute.requests", "7",
                "tables.supercore.all.windows.minute.plans.free", "8")));

        assertThat(changed.find("GET", "/api/v1/usage").policy().described())
                .isEqualTo("\"faas-minute\";q=7;w=60, \"faas-hour\";q=1000;w=3600");
        assertThat(changed.find("GET", "/v1/supercore/x").policy("free").described())
                .isEqualTo("\"supercore-free\";q=8;w=60");
        assertThat(changed.find("POST", "/api/v1/sessions").name()).isEqualTo("streamspace-create");
    }

    @Test
    void refusesAPathThatIsNone() {
        assertThatThrownBy(() -> new LimitTable(TestLimits.with(Map.of("tables.forge.list.only", "builds"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("builds");
    }
}
