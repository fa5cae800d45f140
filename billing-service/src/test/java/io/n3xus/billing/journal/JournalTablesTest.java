package io.n3xus.billing.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.billing.OwnSchema;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTablesTest {

    @AutoClose
    private final HikariDataSource source = OwnSchema.create().connect();

    private final JdbcClient jdbc = JdbcClient.create(source);

    @Test
    void areNotMadeWhereWalletsOfAnEarlierBuildAre() {
        jdbc.sql("CREATE TABLE DomainEventEntry (type VARCHAR(255))").update();
        create();
        assertThatCode(this::create).as("again").doesNotThrowAnyException();

        jdbc.sql("INSERT INTO DomainEventEntry VALUES ('Wallet')").update();

        assertThatThrownBy(this::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another NEXUS_HOME");
    }

    private void create() {
        JournalTables.create(jdbc, new TransactionTemplate(new JdbcTransactionManager(source)));
    }
}
