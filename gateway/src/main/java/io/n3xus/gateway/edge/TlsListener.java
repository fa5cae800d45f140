package io.n3xus.gateway.edge;

import io.n3xus.gateway.settings.EdgeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.stereotype.Component;

/** The same gateway once more, behind TLS 1.3 and nothing older. */
@Component
public final class TlsListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TlsListener.class);
    private static final String ONLY = "TLSv1.3";

    private final EdgeSettings.Tls settings;
    private final HttpHandler handler;
    private final ReactorResourceFactory resources;
    private final ObjectProvider<WebServerFactoryCustomizer<? super NettyReactiveWebServerFactory>> common;
    private final ObjectProvider<NettyServerCustomizer> customizers;
    private volatile @Nullable WebServer server;

    TlsListener(
            EdgeSettings settings,
            HttpHandler handler,
            ReactorResourceFactory resources,
            ObjectProvider<WebServerFactoryCustomizer<? super NettyReactiveWebServerFactory>> common,
            ObjectProvider<NettyServerCustomizer> customizers) {
        this.settings = settings.tls();
        this.handler = handler;
        this.resources = resources;
        this.common = common;
        this.customizers = customizers;
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            return;
        }
        var factory = new NettyReactiveWebServerFactory();
        // Limits, timeouts and checks are those of the plain listener; only where and how it listens differs.
        common.orderedStream().forEach(each -> each.customize(factory));
        customizers.orderedStream().forEach(factory::addServerCustomizers);
        factory.setResourceFactory(resources);
        factory.setPort(settings.port());
        factory.setAddress(address());
        factory.setSsl(ssl());
        var listening = factory.getWebServer(handler);
        listening.start();
        server = listening;
        LOG.info("TLS 1.3 on port {}", listening.getPort());
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "nexus.gateway.edge.tls.address is no address of this machine: " + settings.address(), e);
        }
    }

    private Ssl ssl() {
        var ssl = new Ssl();
        ssl.setEnabledProtocols(new String[] {ONLY});
        if (settings.certificate() != null) {
            ssl.setCertificate("file:" + settings.certificate());
            ssl.setCertificatePrivateKey("file:" + settings.privateKey());
            return ssl;
        }
        try {
            var own = SelfMadeCertificate.readOrMake(settings.selfMade());
            ssl.setKeyStoreType("PKCS12");
            ssl.setKeyStore("file:" + own.store().toAbsolutePath());
            ssl.setKeyStorePassword(own.password());
            return ssl;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, when the setting is 0; -1 when it does not. */
    public int port() {
        var started = server;
        return started == null ? -1 : started.getPort();
    }

    @Override
    public void stop() {
        var started = server;
        if (started != null) {
            started.stop();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
