package io.n3xus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.identity.api.IdentityEvent.LoginRefused;
import io.n3xus.identity.publish.EventLog;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {

    private final EventLog log = RunningIdentity.part(EventLog.class);
    private final TransactionTemplate transaction = RunningIdentity.part(TransactionTemplate.class);

    @Test
    void tellsOfWhatWasCommittedAndOfNothingElse() {
        var committed = UUID.randomUUID().toString();
        var rolledBack = UUID.randomUUID().toString();

        transaction.executeWithoutResult(status -> {
            log.append(new LoginRefused(rolledBack));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> log.append(new LoginRefused(committed)));

        assertThat(Events.all())
                .extracting(record -> record.key())
                .contains(committed)
                .doesNotContain(rolledBack);
    }
}
