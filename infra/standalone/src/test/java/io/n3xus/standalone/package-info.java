/** The platform as a whole. */
@NullMarked
package io.n3xus.standalone;

import org.jspecify.annotations.NullMarked;
