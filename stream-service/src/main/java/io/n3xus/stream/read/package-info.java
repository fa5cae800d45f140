/** Which sessions there are, whose they are and whether their desktop can be seen, as session.events tells. */
@NullMarked
package io.n3xus.stream.read;

import org.jspecify.annotations.NullMarked;
