/** Decides: the only package that may move money. */
@NullMarked
package io.n3xus.billing.write;

import org.jspecify.annotations.NullMarked;
