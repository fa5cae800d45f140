/** Keys by which programs speak for a user: made, shown once, verified, revoked. */
@NullMarked
package io.n3xus.identity.keys;

import org.jspecify.annotations.NullMarked;
