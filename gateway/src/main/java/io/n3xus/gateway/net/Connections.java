package io.n3xus.gateway.net;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Where all connections of this gateway come from. Reactor Netty's threads are otherwise one pool for the whole process,
 * and a gateway that closes would take them from another that goes on.
 */
@Component
public final class Connections {

    private final ReactorResourceFactory resources;

    Connections(ReactorResourceFactory resources) {
        this.resources = resources;
    }

    public LoopResources threads() {
        return resources.getLoopResources();
    }

    /** A client with connections of the common pool. */
    public HttpClient client() {
        return client(resources.getConnectionProvider());
    }

    /** A client with connections of a pool of its own, or of none. */
    public HttpClient client(ConnectionProvider connections) {
        return HttpClient.create(connections).runOn(threads());
    }

    /** The server finds them by their type. */
    @Configuration(proxyBeanMethods = false)
    static class Resources {

        @Bean
        ReactorResourceFactory reactorResources() {
            var factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }
}
