/** The words of this service: what one can ask of a session, what can happen to it and how it says no. */
@NullMarked
package io.n3xus.session.api;

import org.jspecify.annotations.NullMarked;
