package io.n3xus.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.write.Money;
import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.Backends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Twenty thousand pairs of hold and capture by 64 clients on one wallet, and billing-service killed among them. On a
 * broker, schema and database of its own: other tests' readers would be kept waiting by so many events.
 */
@Tag("slow")
class LedgerKillTest {

    private static final int KILLS = 4;
    private static final int PAIRS = 20_000;
    private static final int CLIENTS = 64;
    private static final long CREDIT = 1_000_000_000;
    private static final String SERVICE = "billing-killed";

    @TempDir
    private Path kafkaDirectory;

    @AutoClose
    private @Nullable EmbeddedKafka kafka;

    private final AccountId account = AccountId.of(UUID.randomUUID().toString());

    @BeforeEach
    void startBroker() {
        kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(kafkaDirectory, 0, 0));
    }

    @Test
    void keepsEveryAcknowledgedPairOverKills() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (var run = 0; run < KILLS; run++) {
            acknowledged.addAll(runAndKill(run, PAIRS / KILLS));
        }

        var events = events();
        var settled = events.stream()
                .filter(HoldReleased.class::isInstance)
                .map(event -> ((HoldReleased) event).holdId().toString())
                .collect(Collectors.toSet());
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(PAIRS);
        assertThat(settled).containsAll(acknowledged);
        var money = Money.after(events);
        assertThat(money.creditedMicros()).isEqualTo(CREDIT);
        assertThat(money.spentMicros()).isEqualTo(6L * settled.size());
    }

    private List<WalletEvent> events() {
        try (var billing = Pairs.billing("after", settings())) {
            return billing.getBean(EventStore.class)
                    .readEvents(account.toString())
                    .asStream()
                    .map(DomainEventMessage::getPayload)
                    .map(WalletEvent.class::cast)
                    .toList();
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(Backends.properties(SERVICE));
        settings.put("nexus.kafka.servers", Objects.requireNonNull(kafka).servers());
        return settings;
    }

    /** Returns the holds that were settled as far as the process said before it died. */
    private List<String> runAndKill(int run, int acknowledgements) throws Exception {
        var process = start(run);
        var lines = new ArrayList<String>();
        try (var output = process.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("ACK ")) {
                    lines.add(line.substring(4));
                }
                if (lines.size() == acknowledgements) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException endOfAKilledProcess) {
            assertThat(lines).hasSizeGreaterThanOrEqualTo(acknowledgements);
        }
        process.waitFor();
        return lines;
    }

    private Process start(int run) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Pairs.class.getName(),
                account.toString(),
                Integer.toString(run));
        builder.environment().putAll(settings());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** A billing-service that works for clients of its own and prints the id of each pair that was answered. */
    static final class Pairs {

        private Pairs() {}

        static void main(String[] arguments) {
            var account = AccountId.of(arguments[0]);
            var commands = billing(arguments[1], given()).getBean(WalletCommands.class);
            commands.send(new CreditWallet(account, "once", CreditReason.GRANT, CREDIT));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var client = 0; client < CLIENTS; client++) {
                    var prefix = "r%s-c%d-".formatted(arguments[1], client);
                    threads.execute(() -> {
                        for (var pair = 0; ; pair++) {
                            var hold = HoldId.of(prefix + pair);
                            commands.send(new PlaceHold(account, hold, "work", 10, 10, null), HoldAnswer.class);
                            commands.send(
                                    new SettleHold(account, hold, 6, Usage.unmeasured(ServiceName.SESSIONS, "work")));
                            System.out.println("ACK " + hold);
                        }
                    });
                }
            }
        }

        static ConfigurableApplicationContext billing(String run, Map<String, String> settings) {
            var properties = new HashMap<String, Object>(settings);
            properties.put("server.port", 0);
            properties.put("nexus.node", SERVICE + "-" + run);
            properties.put("nexus.identity.url", "http://127.0.0.1:1");
            return NexusServices.run(BillingServiceApplication.class, "billing-service", properties);
        }

        private static Map<String, String> given() {
            return System.getenv().entrySet().stream()
                    .filter(variable -> variable.getKey().startsWith("nexus."))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
