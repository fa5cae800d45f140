/** Limits, with a clock that stands still unless told. */
@NullMarked
package io.n3xus.gateway.limit;

import org.jspecify.annotations.NullMarked;
