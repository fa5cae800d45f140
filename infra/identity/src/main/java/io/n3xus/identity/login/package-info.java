/** How people get tokens, keep them fresh and end them. Two public APIs, one set of users. */
@NullMarked
package io.n3xus.identity.login;

import org.jspecify.annotations.NullMarked;
