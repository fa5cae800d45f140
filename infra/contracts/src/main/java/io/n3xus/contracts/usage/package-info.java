/** What services publish about work that was used and has to be paid for. */
@NullMarked
package io.n3xus.contracts.usage;

import org.jspecify.annotations.NullMarked;
