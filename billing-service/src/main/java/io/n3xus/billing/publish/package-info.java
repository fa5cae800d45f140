/** Tells the others what happened to a wallet. */
@NullMarked
package io.n3xus.billing.publish;

import org.jspecify.annotations.NullMarked;
