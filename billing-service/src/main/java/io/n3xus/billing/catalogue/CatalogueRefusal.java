package io.n3xus.billing.catalogue;

import io.n3xus.platform.refusal.RefusalCode;

/** Every way to say no about prices. */
enum CatalogueRefusal implements RefusalCode {
    NOT_FOUND("catalogue.not-found", Kind.NOT_FOUND);

    private final String code;
    private final Kind kind;

    CatalogueRefusal(String code, Kind kind) {
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
