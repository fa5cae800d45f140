/** Decides: the only package that may change a session. */
@NullMarked
package io.n3xus.session.write;

import org.jspecify.annotations.NullMarked;
