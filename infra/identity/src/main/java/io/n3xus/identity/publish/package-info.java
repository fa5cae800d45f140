/** What other services learn of users and tokens. */
@NullMarked
package io.n3xus.identity.publish;

import org.jspecify.annotations.NullMarked;
