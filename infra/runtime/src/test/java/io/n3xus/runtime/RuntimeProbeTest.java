package io.n3xus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.runtime.RuntimeProbe.Finding;
import io.n3xus.runtime.RuntimeProbe.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeProbeTest {

    @Test
    void saysASentenceAboutEverything() {
        var report = RuntimeProbe.run();

        assertThat(report.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.sentence().endsWith("."));
        assertThat(report.findings()).extracting(Finding::name).contains("root", "bwrap", "Xvnc", "cgroups");
        assertThat(report.desktops()).isEqualTo(report.why().isEmpty());
    }

    @Test
    void namesThePackagesThatWouldHelp() {
        var report = new Report(List.of(
                new Finding("a", true, "a is there.", "package-a"),
                new Finding("b", false, "b is missing.", "package-b"),
                new Finding("c", false, "c is missing.", null)));

        assertThat(report.desktops()).isFalse();
        assertThat(report.why()).isEqualTo("b is missing. c is missing.");
        assertThat(report.missingPackages()).containsExactly("package-b");
    }
}
