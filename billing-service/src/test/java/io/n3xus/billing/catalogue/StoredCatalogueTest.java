package io.n3xus.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.billing.OwnSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a real database, each test in a schema of its own. */
class StoredCatalogueTest {

    private static final CatalogueVersion FIRST = Prices.version(1, Prices.BEGIN, 100);

    private final Instant soon = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    private final HikariDataSource source = OwnSchema.create().connect();
    private final StoredCatalogue stored =
            new StoredCatalogue(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));

    @BeforeEach
    void begin() {
        stored.publish(List.of(FIRST));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void givesBackWhatWasPublished() {
        stored.publish(List.of(FIRST));
        assertThat(stored.read().versions()).containsExactly(FIRST);
    }

    @Test
    void aPublishedVersionCannotBeChanged() {
        for (var other : List.of(Prices.version(1, Prices.BEGIN, 101), Prices.version(1, soon, 100))) {
            assertThatThrownBy(() -> stored.publish(List.of(other)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("new version");
        }
        assertThat(stored.read().versions()).containsExactly(FIRST);
    }

    @Test
    void aNewVersionTakesEffectInTheFutureAndTheOldOneMayBeLeftOut() {
        var next = Prices.version(2, soon, 200);
        stored.publish(List.of(next));
        assertThat(stored.read().versions()).containsExactly(FIRST, next);
        assertThat(stored.read().at(soon.minusMillis(1))).contains(FIRST);
        assertThat(stored.read().at(soon)).contains(next);
        assertThat(stored.read().endOf(FIRST)).contains(soon);
    }

    @Test
    void aMistakeIsPutRightByAnotherVersionFromTheSameInstant() {
        var right = Prices.version(3, soon, 300);
        stored.publish(List.of(FIRST, Prices.version(2, soon, 20_000), right));
        assertThat(stored.read().at(soon)).contains(right);
    }

    @Test
    void whatWasUsedAlreadyGetsNoNewPrice() {
        var late = Prices.version(2, Instant.now(), 200);
        assertThatThrownBy(() -> stored.publish(List.of(FIRST, late)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("later than");
        assertThat(stored.read().versions()).containsExactly(FIRST);
    }

    @Test
    void versionsThatDoNotFitTogetherAreRefusedAsAWhole() {
        var later = Prices.version(3, soon.plusSeconds(60), 300);
        stored.publish(List.of(later));
        assertThatThrownBy(() -> stored.publish(List.of(Prices.version(4, soon, 400))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stored.read().versions()).containsExactly(FIRST, later);
    }

    @Test
    void aVersionHasEachPriceOnceAndForEachMeter() {
        var twice = new ArrayList<>(FIRST.prices());
        twice.add(Prices.of(MeterType.BUILD, 7));
        var none = FIRST.prices().stream()
                .filter(price -> price.meter() != MeterType.STORAGE)
                .toList();
        var tiered = new ArrayList<>(none);
        tiered.add(new Price(MeterType.STORAGE, "basic", 1));
        for (var unsound : List.of(twice, none, tiered)) {
            assertThatThrownBy(() -> new CatalogueVersion(1, Prices.BEGIN, unsound))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
