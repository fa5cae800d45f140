/** What billing-service publishes. */
@NullMarked
package io.n3xus.contracts.billing;

import org.jspecify.annotations.NullMarked;
