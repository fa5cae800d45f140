/** What an account's owner is told of a period: ledger and usage put together, line by line. */
@NullMarked
package io.n3xus.billing.read.statement;

import org.jspecify.annotations.NullMarked;
