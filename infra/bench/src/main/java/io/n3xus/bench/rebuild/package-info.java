/** How fast billing's ledger is made again from its log, beside reading that log and doing nothing with it. */
@NullMarked
package io.n3xus.bench.rebuild;

import org.jspecify.annotations.NullMarked;
