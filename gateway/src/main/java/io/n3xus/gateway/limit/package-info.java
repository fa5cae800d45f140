/** How many requests an account may send. */
@NullMarked
package io.n3xus.gateway.limit;

import org.jspecify.annotations.NullMarked;
