/** What a rebuild must leave unchanged, over all that is read. */
@NullMarked
package io.n3xus.billing.read.digest;

import org.jspecify.annotations.NullMarked;
