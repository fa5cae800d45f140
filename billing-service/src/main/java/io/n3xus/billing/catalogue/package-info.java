/**
 * What things cost and since when. A version that was published never changes; {@code Cost} computes with it, exactly.
 */
@NullMarked
package io.n3xus.billing.catalogue;

import org.jspecify.annotations.NullMarked;
