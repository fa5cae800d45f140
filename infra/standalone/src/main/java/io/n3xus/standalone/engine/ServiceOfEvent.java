package io.n3xus.standalone.engine;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;
import java.util.Arrays;

/** Whose log line it is: the service that the request named, else the one whose code speaks, else the platform. */
final class ServiceOfEvent extends AbstractDiscriminator<ILoggingEvent> {

    private static final String OTHERS = "platform";

    @Override
    public String getKey() {
        return "service";
    }

    @Override
    public String getDiscriminatingValue(ILoggingEvent event) {
        var named = event.getMDCPropertyMap().get(getKey());
        return named == null ? speaker(event.getLoggerName()) : named;
    }

    private static String speaker(String logger) {
        return Arrays.stream(Service.values())
                .filter(service -> logger.startsWith(packageOf(service)))
                .map(Service::serviceName)
                .findFirst()
                .orElse(OTHERS);
    }

    private static String packageOf(Service service) {
        var application = service.application();
        return application.substring(0, application.lastIndexOf('.') + 1);
    }
}
