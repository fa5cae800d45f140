/** Keys and revocations, with a clock that stands still unless told. */
@NullMarked
package io.n3xus.gateway.token;

import org.jspecify.annotations.NullMarked;
