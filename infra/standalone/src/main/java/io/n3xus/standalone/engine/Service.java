package io.n3xus.standalone.engine;

/** The services of the platform, in the order in which they are started: whatever takes longest first. */
public enum Service {
    GATEWAY("gateway", "gateway", "io.n3xus.gateway.GatewayApplication", 8080, 1),
    SESSION("session-service", "session", "io.n3xus.session.SessionServiceApplication", 8101, 2),
    BILLING("billing-service", "billing", "io.n3xus.billing.BillingServiceApplication", 8102, 2),
    IDENTITY("identity", "identity", "io.n3xus.identity.IdentityApplication", 8108, 1),
    STREAM("stream-service", "stream", "io.n3xus.stream.StreamServiceApplication", 8104, 1),
    AGENT("agent", "agent", "io.n3xus.agent.AgentApplication", 8109, 1),
    STORAGE("storage-service", "storage", "io.n3xus.storage.StorageServiceApplication", 8103, 1),
    EXECUTION("execution-service", "execution", "io.n3xus.execution.ExecutionServiceApplication", 8105, 1),
    TELEMETRY("telemetry-service", "telemetry", "io.n3xus.telemetry.TelemetryServiceApplication", 8106, 1),
    AI_COORDINATION(
            "ai-coordination-service",
            "ai-coordination",
            "io.n3xus.aicoordination.AiCoordinationServiceApplication",
            8107,
            1);

    private final String serviceName;
    private final String shortName;
    private final String application;
    private final int port;
    private final int replicasWhenSplit;

    Service(String serviceName, String shortName, String application, int port, int replicasWhenSplit) {
        this.serviceName = serviceName;
        this.shortName = shortName;
        this.application = application;
        this.port = port;
        this.replicasWhenSplit = replicasWhenSplit;
    }

    public String serviceName() {
        return serviceName;
    }

    /** What the gateway calls it. */
    String shortName() {
        return shortName;
    }

    /** A name, not a class: the command line starts faster without loading every service. */
    String application() {
        return application;
    }

    int port() {
        return port;
    }

    int replicas(boolean split) {
        return split ? replicasWhenSplit : 1;
    }
}
