/** What a customer kept, right and wrong. */
@NullMarked
package io.n3xus.standalone.ledger;

import org.jspecify.annotations.NullMarked;
