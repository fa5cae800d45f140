package io.n3xus.session.web;

import io.n3xus.platform.money.NexCoin;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.read.sessions.SessionView;
import io.n3xus.session.tier.TierCatalogue;
import io.n3xus.session.web.SessionReplies.Entry;
import io.n3xus.session.web.SessionReplies.Metadata;
import io.n3xus.session.web.SessionReplies.Resources;
import io.n3xus.session.web.SessionReplies.SessionDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Puts a session into the words of the API: times in whole seconds, sizes as text. */
@Component
class Showing {

    private static final String UNKNOWN = "unknown";

    private final TierCatalogue tiers;
    private final String streamUrl;
    private final Clock clock;

    Showing(TierCatalogue tiers, SessionSettings settings, Clock clock) {
        this.tiers = tiers;
        this.streamUrl = settings.publicStreamUrl().toString().replaceAll("/+$", "");
        this.clock = clock;
    }

    SessionDetails details(SessionView session) {
        var id = SessionId.of(session.id());
        var now = clock.instant();
        return new SessionDetails(
                session.id(),
                id.resourceId(),
                "user_" + session.accountId().replace("-", ""),
                session.tier(),
                session.status().wireName(),
                resources(session.tier()),
                seconds(session.createdAt()),
                // This very request is the last access, although it is written down at most once a minute.
                seconds(session.live() ? now : session.lastAccessedAt()),
                session.activeSeconds(now),
                connectionUrl(id),
                NexCoin.toDecimal(session.priceMicrosPerHour()),
                new Metadata(session.name(), session.tags()),
                session.pauseReason(),
                session.failureReason());
    }

    Entry entry(SessionView session) {
        return new Entry(
                session.id(),
                session.tier(),
                session.status().wireName(),
                seconds(session.createdAt()),
                session.name(),
                session.activeSeconds(clock.instant()),
                NexCoin.toDecimal(session.priceMicrosPerHour()),
                session.pauseReason(),
                session.failureReason());
    }

    /** A tier that was withdrawn since is not described any more. */
    Resources resources(String tierId) {
        var tier = tiers.find(tierId);
        return tier == null
                ? new Resources(UNKNOWN, UNKNOWN, UNKNOWN)
                : new Resources(tier.cpu(), tier.memory(), tier.storage());
    }

    String connectionUrl(SessionId id) {
        return streamUrl + "/" + id;
    }

    static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
