package io.n3xus.standalone.command;

import io.n3xus.standalone.ledger.LedgerExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a ledger that a customer kept. */
@Command(
        name = "verify-ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Computes the hashes of an exported ledger again and says at which entry it breaks. FILE holds answers of",
            "GET /api/v1/billing/proof about one account, one after the other. The platform need not run."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every entry fits", "1:one does not, or the file cannot be read"},
        footer = {
            "",
            "Example:",
            "  curl -H \"Authorization: Bearer $(./nexus token alice)\" \\",
            "       'http://localhost:8080/api/v1/billing/proof?limit=1000' > ledger.json",
            "  ./nexus verify-ledger ledger.json"
        })
final class VerifyLedgerCommand implements Callable<Integer> {

    private final Installation installation;

    @Parameters(index = "0", paramLabel = "FILE", description = "The export.")
    private Path file = Path.of("");

    VerifyLedgerCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            return installation.fail("The file %s cannot be read.".formatted(file));
        }
        var finding = LedgerExport.check(text);
        if (!finding.broken().isEmpty()) {
            return installation.fail(
                    "%s %d entries before it fit together.".formatted(finding.broken(), finding.entries()));
        }
        installation.out().println("Account    " + finding.accountId());
        installation
                .out()
                .println("Entries    %d, from number %d on, all fit together"
                        .formatted(finding.entries(), finding.first()));
        installation.out().println("Last hash  " + finding.lastHash());
        return Installation.OK;
    }
}
