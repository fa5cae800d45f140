/** The sessions as their owners see them. */
@NullMarked
package io.n3xus.session.read.sessions;

import org.jspecify.annotations.NullMarked;
