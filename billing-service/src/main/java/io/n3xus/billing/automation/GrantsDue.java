package io.n3xus.billing.automation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.FundsCommand.ExpireGrants;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantGiven;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.VersionedDocument;
import io.n3xus.platform.follow.Views;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at wallets when a grant of theirs expires. Only so that it is seen in time: a wallet itself does not spend what
 * has expired.
 */
@Component
class GrantsDue implements Follower {

    private static final Logger LOG = LoggerFactory.getLogger(GrantsDue.class);
    private static final int BATCH = 100;

    private final WalletCommands commands;
    private final Views<Due> grants;
    private final Clock clock;

    /** Public only for the driver, which reads it by reflection. */
    public record Due(@BsonId String id, long version, String accountId, Instant expiresAt)
            implements VersionedDocument {}

    GrantsDue(WalletCommands commands, MongoDatabase database, Clock clock) {
        this.commands = commands;
        this.clock = clock;
        grants = new Views<>(database, "grants_due", Due.class);
        grants.collection().createIndex(Indexes.ascending("expiresAt"));
    }

    @Override
    public String name() {
        return "billing.grants";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(GrantGiven.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        var given = (GrantGiven) received.data();
        var id = given.accountId() + ":" + received.sequence();
        grants.saveIfNewer(new Due(id, received.sequence(), given.accountId(), given.expiresAt()));
    }

    void sweep() {
        var due = grants.collection()
                .find(Filters.lte("expiresAt", clock.instant()))
                .limit(BATCH)
                .into(new ArrayList<>());
        for (var grant : due) {
            try {
                commands.send(new ExpireGrants(AccountId.of(grant.accountId())));
                grants.collection().deleteOne(Filters.eq("_id", grant.id()));
            } catch (RefusedException refused) {
                LOG.warn("Grant {} has expired and is taken back later: {}", grant.id(), refused.getMessage());
            }
        }
    }
}
