package io.n3xus.billing.api;

import io.n3xus.platform.refusal.RefusalCode;

/** Every way billing-service says no. */
public enum BillingRefusal implements RefusalCode {
    INSUFFICIENT_NEXCOIN("billing.insufficient-nexcoin", Kind.NO_FUNDS),
    BAD_ID("billing.bad-id", Kind.INVALID),
    BAD_AMOUNT("billing.bad-amount", Kind.INVALID),
    UNKNOWN_SERVICE("billing.unknown-service", Kind.INVALID),
    BAD_PAGE("billing.bad-page", Kind.INVALID),
    BAD_USAGE("billing.bad-usage", Kind.INVALID),
    BAD_INSTANT("billing.bad-instant", Kind.INVALID),
    UNKNOWN_CHARGE("billing.unknown-charge", Kind.NOT_FOUND),
    /** It is not over, so what it costs is not known. */
    CHARGE_OPEN("billing.charge-open", Kind.CONFLICT),
    NOT_REFUNDABLE("billing.not-refundable", Kind.CONFLICT),
    OTHER_ORGANIZATION("billing.other-organization", Kind.FORBIDDEN),
    NO_PAYMENTS("billing.no-payments", Kind.UNAVAILABLE),
    TOO_MANY_GRANTS("billing.too-many-grants", Kind.LIMIT),
    /** The same idempotency key came with other contents. */
    KEY_REUSED("billing.key-reused", Kind.CONFLICT),
    HOLD_CLOSED("billing.hold-closed", Kind.CONFLICT),
    HOLD_IN_USE("billing.hold-in-use", Kind.CONFLICT),
    TOO_MANY_HOLDS("billing.too-many-holds", Kind.LIMIT);

    private final String code;
    private final Kind kind;

    BillingRefusal(String code, Kind kind) {
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
