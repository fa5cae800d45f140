package io.n3xus.platform.follow;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.event.Topics;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's MongoDB database and everything that feeds it from Kafka. */
@Configuration(proxyBeanMethods = false)
@Import({RebuildController.class, LetterController.class})
public class FollowConfiguration {

    @Bean
    MongoClient mongoClient(PlatformSettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongo().uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applicationName(settings.node())
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, PlatformSettings settings) {
        return client.getDatabase(settings.storeName());
    }

    @Bean
    MongoHealth mongoHealthIndicator(MongoDatabase database) {
        return new MongoHealth(database);
    }

    @Bean
    Positions positions(MongoDatabase database) {
        return new Positions(database);
    }

    @Bean
    Generations generations(MongoDatabase database) {
        return new Generations(database);
    }

    @Bean
    ReplayOrders replayOrders(MongoDatabase database) {
        return new ReplayOrders(database);
    }

    @Bean
    LetterBox letterBox(
            PlatformSettings settings,
            Followers followers,
            Generations generations,
            ReplayOrders orders,
            MongoDatabase database) {
        return new LetterBox(settings, followers, generations, orders, database);
    }

    @Bean
    RebuildLock rebuildLock(MongoDatabase database, Clock clock) {
        return new RebuildLock(database, clock);
    }

    @Bean
    Followers followers(
            PlatformSettings settings,
            Topics topics,
            Producer<String, byte[]> producer,
            Positions positions,
            Generations generations,
            ReplayOrders orders,
            List<Subscriber> subscribers) {
        return new Followers(settings, topics, new DeadLetters(producer), positions, generations, orders, subscribers);
    }

    @Bean
    Rebuild rebuild(
            PlatformSettings settings,
            Generations generations,
            Positions positions,
            RebuildLock lock,
            Followers followers,
            ObjectProvider<ProjectionDigest> digest) {
        return new Rebuild(settings, generations, positions, lock, followers, digest.getIfAvailable(() -> _ -> "none"));
    }
}
