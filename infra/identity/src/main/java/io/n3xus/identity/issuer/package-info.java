/** The signing key and everything signed with it. Knows nobody: it signs what it is told. */
@NullMarked
package io.n3xus.identity.issuer;

import org.jspecify.annotations.NullMarked;
