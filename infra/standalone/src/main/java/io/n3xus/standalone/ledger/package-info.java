/** Checks what a customer kept of the ledger, without the platform. */
@NullMarked
package io.n3xus.standalone.ledger;

import org.jspecify.annotations.NullMarked;
