/** Tokens: verifying those that arrive and getting the service's own. */
@NullMarked
package io.n3xus.platform.security;

import org.jspecify.annotations.NullMarked;
