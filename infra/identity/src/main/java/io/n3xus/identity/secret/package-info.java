/** Files that hold secrets: who may read them, and how they come to be. */
@NullMarked
package io.n3xus.identity.secret;

import org.jspecify.annotations.NullMarked;
