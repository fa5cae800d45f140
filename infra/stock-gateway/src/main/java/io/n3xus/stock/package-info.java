/** A gateway out of the box, to measure ours beside. */
@NullMarked
package io.n3xus.stock;

import org.jspecify.annotations.NullMarked;
