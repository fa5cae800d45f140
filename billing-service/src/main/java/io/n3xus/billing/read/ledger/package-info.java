/** Where all money is and how it came there: wallets, holds and the double-entry ledger, made from the log alone. */
@NullMarked
package io.n3xus.billing.read.ledger;

import org.jspecify.annotations.NullMarked;
