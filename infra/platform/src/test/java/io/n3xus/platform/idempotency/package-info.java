/** Tests of what cannot be seen from outside; the rest is tested through testkit's toy service. */
@NullMarked
package io.n3xus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
