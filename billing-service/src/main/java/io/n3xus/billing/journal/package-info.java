/** The events of wallets in PostgreSQL: one row for what one wallet did in one turn of a replica. */
@NullMarked
package io.n3xus.billing.journal;

import org.jspecify.annotations.NullMarked;
