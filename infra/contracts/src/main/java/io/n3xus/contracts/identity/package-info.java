/** What identity publishes. */
@NullMarked
package io.n3xus.contracts.identity;

import org.jspecify.annotations.NullMarked;
