/** How many requests a caller may send. {@code Limiter} is asked, {@code LimitTable} knows the numbers, the rest counts. */
@NullMarked
package io.n3xus.gateway.limit;

import org.jspecify.annotations.NullMarked;
