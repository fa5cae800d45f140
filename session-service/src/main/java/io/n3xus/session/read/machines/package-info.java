/** The machines that were given to sessions and not yet known to be free again. */
@NullMarked
package io.n3xus.session.read.machines;

import org.jspecify.annotations.NullMarked;
