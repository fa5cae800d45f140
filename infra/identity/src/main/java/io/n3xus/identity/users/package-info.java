/** Who exists, and the hashes of their passwords. */
@NullMarked
package io.n3xus.identity.users;

import org.jspecify.annotations.NullMarked;
