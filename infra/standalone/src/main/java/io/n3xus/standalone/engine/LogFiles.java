package io.n3xus.standalone.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One JSON line an event, in a file for each service, all from one process. */
final class LogFiles {

    private static final FileSize LARGEST = FileSize.valueOf("10MB");
    private static final Map<String, Level> LEVELS = Map.of(
            "de.bwaldvogel", Level.OFF, // A stack trace for each refused command.
            "org.apache.kafka", Level.WARN,
            "kafka", Level.WARN,
            "state.change.logger", Level.WARN,
            "org.mongodb", Level.WARN);

    private LogFiles() {}

    static void writeTo(Path directory) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        bridgeTomcat();
        var whose = new ServiceOfEvent();
        whose.start();
        var sift = new SiftingAppender();
        sift.setContext(context);
        sift.setDiscriminator(whose);
        sift.setAppenderFactory((appenders, service) -> file(appenders, directory, service));
        sift.start();
        var root = context.getLogger("ROOT");
        root.setLevel(Level.INFO);
        root.addAppender(sift);
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    /** It speaks through the logging of the JDK. */
    private static void bridgeTomcat() {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    private static Appender<ILoggingEvent> file(Context context, Path directory, String service) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(directory.resolve(service + ".log").toString());
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        appender.setEncoder(encoder);
        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(directory.resolve(service + ".%i.log").toString());
        rolling.setMaxIndex(1);
        rolling.start();
        appender.setRollingPolicy(rolling);
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(LARGEST);
        trigger.start();
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }
}
