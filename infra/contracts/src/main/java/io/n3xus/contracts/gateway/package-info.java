/** What the gateway publishes. */
@NullMarked
package io.n3xus.contracts.gateway;

import org.jspecify.annotations.NullMarked;
