package io.n3xus.platform.event;

import io.n3xus.platform.service.PlatformSettings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the broker answers within a second. */
final class KafkaHealth extends AbstractHealthIndicator implements DisposableBean {

    private static final int PATIENCE_MILLIS = 1_000;

    private final Admin admin;

    KafkaHealth(PlatformSettings.Kafka kafka) {
        super("Kafka does not answer.");
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        var nodes = admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        health.up().withDetail("brokers", nodes.size());
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
