/** A whole session-service with stand-ins for its neighbours, for tests over real HTTP. */
@NullMarked
package io.n3xus.session.support;

import org.jspecify.annotations.NullMarked;
