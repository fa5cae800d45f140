package io.n3xus.platform.web;

import org.apache.tomcat.websocket.server.WsContextListener;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a service accept WebSocket upgrades: imported by the application class of a service that has sockets. */
@Configuration(proxyBeanMethods = false)
public class WebSocketSupport {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.addApplicationListener(WsContextListener.class.getName()));
    }
}
