package io.n3xus.gateway.edge;

import io.n3xus.platform.refusal.RefusalCode;

/** The ways the gateway says no that no service has. */
enum GatewayRefusal implements RefusalCode {
    INVALID_HANDSHAKE("gateway.invalid-handshake", Kind.FORBIDDEN),
    HEADERS_TOO_LARGE("gateway.headers-too-large", Kind.INVALID);

    private final String code;
    private final Kind kind;

    GatewayRefusal(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
