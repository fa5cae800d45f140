/** Holds and captures a second: billing-service beside the same work in plain SQL on the same PostgreSQL. */
@NullMarked
package io.n3xus.bench.ledger;

import org.jspecify.annotations.NullMarked;
