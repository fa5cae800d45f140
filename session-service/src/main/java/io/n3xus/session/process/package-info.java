/** What one request sets in motion across billing, the session and its machine. */
@NullMarked
package io.n3xus.session.process;

import org.jspecify.annotations.NullMarked;
