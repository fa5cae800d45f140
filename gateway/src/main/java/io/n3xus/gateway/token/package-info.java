/** Who is calling: signatures, claims and revocations of tokens. */
@NullMarked
package io.n3xus.gateway.token;

import org.jspecify.annotations.NullMarked;
