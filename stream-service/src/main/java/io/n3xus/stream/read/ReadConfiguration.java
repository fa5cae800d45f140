package io.n3xus.stream.read;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the view is kept. */
@Configuration(proxyBeanMethods = false)
class ReadConfiguration {

    static final String COLLECTION = "viewable_sessions";

    @Bean
    Views<ViewableSession> viewableSessions(MongoDatabase database) {
        return new Views<>(database, COLLECTION, ViewableSession.class);
    }
}
