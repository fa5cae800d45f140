package io.n3xus.billing.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The versions in {@code catalogue.yml}, or in the file that {@code nexus.billing.catalogue-file} names. Published ones may
 * be left out, not changed.
 */
@Validated
@ConfigurationProperties("nexus.billing.catalogue")
record CatalogueSettings(@NotEmpty List<@Valid CatalogueVersion> versions) {

    CatalogueSettings {
        versions = List.copyOf(versions);
    }
}
