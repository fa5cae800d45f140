package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.machine.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at this machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Shows what this machine has and lacks, and what each lack costs. Changes nothing.")
final class DoctorCommand implements Callable<Integer> {

    private final Installation installation;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DoctorCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var findings = new Doctor(installation.home()).examine();
        if (json) {
            installation.out().println(Json.MAPPER.writeValueAsString(findings));
        } else {
            print(findings);
        }
        return Installation.OK;
    }

    private void print(List<Doctor.Finding> findings) {
        for (var finding : findings) {
            installation
                    .out()
                    .println("%s %-18s %s".formatted(finding.present() ? "✓" : "✗", finding.name(), finding.detail()));
            if (!finding.present()) {
                installation.out().println("                     → " + finding.cost());
            }
        }
    }
}
