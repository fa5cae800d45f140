/** Measurements of the running platform from outside, each beside a peer in the same run. */
@NullMarked
package io.n3xus.bench;

import org.jspecify.annotations.NullMarked;
