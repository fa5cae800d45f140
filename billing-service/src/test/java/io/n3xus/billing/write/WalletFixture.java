package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Given a past, when a command, then these events and this answer. */
final class WalletFixture {

    Past given(WalletEvent... events) {
        return given(List.of(events));
    }

    Past given(List<? extends WalletEvent> events) {
        return new Past(events);
    }

    record Past(List<? extends WalletEvent> events) {

        Outcome when(WalletCommand command) {
            return when(command, Given.NOON);
        }

        Outcome when(WalletCommand command, Instant now) {
            var wallet = new Wallet(command.accountId());
            var memory = new WalletMemory(Map.of());
            events.forEach(event -> {
                memory.learn(event);
                wallet.on(event);
            });
            try {
                return new Outcome(wallet.obey(command, memory, now), null, wallet.takeEvents());
            } catch (RefusedException refused) {
                return new Outcome(null, refused.refusal(), wallet.takeEvents());
            }
        }
    }

    record Outcome(@Nullable Object answer, @Nullable Refusal refusal, List<WalletEvent> events) {

        Outcome answers(Object expected) {
            assertThat(answer).isEqualTo(expected);
            return this;
        }

        Outcome expectEvents(WalletEvent... expected) {
            assertThat(refusal).isNull();
            assertThat(events).containsExactly(expected);
            return this;
        }

        Outcome expectNoEvents() {
            assertThat(events).isEmpty();
            return this;
        }

        Outcome isRefused(Refusal expected) {
            assertThat(refusal).isEqualTo(expected);
            return this;
        }
    }
}
