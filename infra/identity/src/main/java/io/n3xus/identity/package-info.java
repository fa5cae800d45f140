/**
 * Owns users, their logins and every token the platform believes.
 *
 * <p>{@code users} keeps who exists, {@code issuer} signs, {@code login} turns a password into tokens and ends them,
 * {@code publish} tells the others. Keeps secrets only as hashes; its events hold neither secrets nor personal data.
 */
@NullMarked
package io.n3xus.identity;

import org.jspecify.annotations.NullMarked;
