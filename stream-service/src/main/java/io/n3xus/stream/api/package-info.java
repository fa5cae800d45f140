/** The words of this service: a session's state as a viewer meets it, and the ways to say no. */
@NullMarked
package io.n3xus.stream.api;

import org.jspecify.annotations.NullMarked;
