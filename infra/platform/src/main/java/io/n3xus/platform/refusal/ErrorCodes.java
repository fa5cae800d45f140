package io.n3xus.platform.refusal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which documented code and status a refusal gets in each API. A refusal named like a documented code gets that code
 * ({@code session.not-found} is {@code SESSION_NOT_FOUND} where the API knows it); every other one goes by its kind.
 * Codes that no document lists ({@code NOT_FOUND} in StreamSpace) are ours, for statuses it can still answer.
 */
final class ErrorCodes {

    private static final Map<Dialect, Set<String>> NAMED = Map.of(
            Dialect.STREAMSPACE,
            Set.of(
                    "AUTH_INVALID_CREDENTIALS",
                    "AUTH_TOKEN_EXPIRED",
                    "AUTH_TOKEN_INVALID",
                    "AUTH_TOKEN_MISSING",
                    "AUTH_INSUFFICIENT_PERMISSIONS",
                    "AGENT_NOT_FOUND",
                    "AGENT_OFFLINE",
                    "AGENT_DRAINING",
                    "NO_AGENTS_AVAILABLE",
                    "AGENT_CAPACITY_EXCEEDED",
                    "SESSION_NOT_FOUND",
                    "SESSION_ALREADY_EXISTS",
                    "INVALID_STATE_TRANSITION",
                    "SESSION_PROVISIONING_FAILED",
                    "SESSION_TERMINATING",
                    "TEMPLATE_NOT_FOUND",
                    "TEMPLATE_INVALID",
                    "INVALID_PARAMETER",
                    "MISSING_REQUIRED_FIELD",
                    "USER_ALREADY_EXISTS"),
            Dialect.FORGE,
            Set.of("BUILD_FAILED", "DEPLOYMENT_FAILED", "MODEL_UNAVAILABLE", "SESSION_NOT_FOUND"),
            Dialect.FAAS,
            Set.of("EXECUTION_TIMEOUT", "INSUFFICIENT_RESOURCES"));

    private ErrorCodes() {}

    static String code(Dialect dialect, Refusal refusal) {
        var whole = upperSnake(refusal.code());
        var afterDot = upperSnake(refusal.code().substring(refusal.code().indexOf('.') + 1));
        var named = NAMED.getOrDefault(dialect, Set.of());
        if (dialect == Dialect.SUPERCORE || named.contains(afterDot)) {
            return afterDot;
        }
        return named.contains(whole) ? whole : byKind(dialect, refusal);
    }

    static int status(Dialect dialect, Refusal refusal, String code) {
        return switch (dialect) {
            case STREAMSPACE ->
                code.equals("INVALID_STATE_TRANSITION") ? 400 : refusal.kind().status();
            case FORGE ->
                code.equals("DEPLOYMENT_FAILED") ? 502 : refusal.kind().status();
            case FAAS -> faasStatus(refusal, code);
            case SUPERCORE, NEXUS, INTERNAL -> refusal.kind().status();
        };
    }

    /** FaaS has no status for a conflict: it says 400 with the state in the details. */
    private static int faasStatus(Refusal refusal, String code) {
        return switch (code) {
            case "EXECUTION_TIMEOUT" -> 408;
            case "INSUFFICIENT_RESOURCES" -> 507;
            default ->
                refusal.kind() == RefusalCode.Kind.CONFLICT
                        ? 400
                        : refusal.kind().status();
        };
    }

    /** StreamSpace's short form of an error: {@code SESSION_NOT_FOUND} is "Session not found". */
    static String title(Refusal refusal, String code) {
        return switch (refusal.kind()) {
            case INVALID -> "Invalid request";
            case UNAUTHENTICATED -> "Authentication failed";
            default -> code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }

    private static String byKind(Dialect dialect, Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> invalid(dialect, refusal);
            case METHOD, TOO_LARGE, UNSUPPORTED -> malformed(dialect);
            case UNAUTHENTICATED -> dialect == Dialect.STREAMSPACE ? "AUTH_TOKEN_INVALID" : "UNAUTHORIZED";
            case NO_FUNDS -> dialect == Dialect.FORGE ? "INSUFFICIENT_CREDITS" : "PAYMENT_REQUIRED";
            case FORBIDDEN -> dialect == Dialect.STREAMSPACE ? "AUTH_INSUFFICIENT_PERMISSIONS" : "FORBIDDEN";
            case NOT_FOUND -> "NOT_FOUND";
            case CONFLICT -> dialect == Dialect.FAAS ? "INVALID_REQUEST" : "CONFLICT";
            case LIMIT -> "RATE_LIMIT_EXCEEDED";
            case INTERNAL -> "INTERNAL_ERROR";
            case UNAVAILABLE -> "SERVICE_UNAVAILABLE";
            case TIMEOUT -> "TIMEOUT";
        };
    }

    /** Nexus tells a body that cannot be read from a field that is wrong. */
    private static String invalid(Dialect dialect, Refusal refusal) {
        var unreadable = refusal.code().equals(PlatformRefusal.MALFORMED.code())
                || refusal.code().endsWith(".invalid-request");
        return dialect == Dialect.NEXUS && !unreadable ? "VALIDATION_ERROR" : malformed(dialect);
    }

    private static String malformed(Dialect dialect) {
        return switch (dialect) {
            case STREAMSPACE -> "VALIDATION_FAILED";
            case FORGE -> "INVALID_INPUT";
            case SUPERCORE, NEXUS, FAAS, INTERNAL -> "INVALID_REQUEST";
        };
    }

    private static String upperSnake(String code) {
        return code.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
