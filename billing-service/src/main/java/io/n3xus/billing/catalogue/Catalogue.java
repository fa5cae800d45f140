package io.n3xus.billing.catalogue;

/** Knows what things cost. */
public interface Catalogue {

    /** All versions that are in force by now, were, or are planned. */
    PriceHistory history();
}
