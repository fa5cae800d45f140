package io.n3xus.platform.refusal;

/** One way a service says no. Each service declares its own enum; codes are part of the API and are never reused. */
public interface RefusalCode {

    /** Stable, dotted and lower case: {@code session.not-active}. Clients switch on it, so it outlives the wording. */
    String code();

    Kind kind();

    /** What the caller can do about it, and the HTTP status that says so. */
    enum Kind {
        /** The request can never succeed as sent. */
        INVALID(400),
        /** No token, or one that proves nothing. */
        UNAUTHENTICATED(401),
        /** The account cannot pay for it. */
        NO_FUNDS(402),
        FORBIDDEN(403),
        /** It does not exist, or not for this caller. */
        NOT_FOUND(404),
        METHOD(405),
        /** The request is well formed but the current state forbids it. */
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        /** A quota is used up; it may succeed later. */
        LIMIT(429),
        /** A fault of ours. */
        INTERNAL(500),
        /** A dependency is down; the same request may be sent again. */
        UNAVAILABLE(503),
        TIMEOUT(504);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
