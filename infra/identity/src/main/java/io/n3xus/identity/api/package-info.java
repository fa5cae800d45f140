/** What can happen to users and tokens, and the words for it. */
@NullMarked
package io.n3xus.identity.api;

import org.jspecify.annotations.NullMarked;
