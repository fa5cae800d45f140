package io.n3xus.billing.journal;

import io.n3xus.billing.write.WalletLog;
import io.n3xus.billing.write.WalletWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the wallets on their journal. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Journal journal(JdbcClient jdbc, PlatformTransactionManager transactions) {
        JournalTables.create(jdbc, new TransactionTemplate(transactions));
        return new Journal(jdbc, new StoredEvents());
    }

    @Bean
    Memories memories(JdbcClient jdbc) {
        return new Memories(jdbc);
    }

    @Bean
    WalletWriter walletWriter(WalletLog log) {
        return new WalletWriter(log);
    }
}
