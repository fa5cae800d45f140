/** The accounts of users, looked after by administrators. */
@NullMarked
package io.n3xus.identity.admin;

import org.jspecify.annotations.NullMarked;
