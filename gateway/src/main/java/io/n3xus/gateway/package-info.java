/**
 * The one door: authenticates, limits and routes what comes in, and words every error in the dialect of the API asked.
 * Keeps no business state. {@code edge} admits a request with the help of {@code token} and {@code limit};
 * {@code proxy} carries it to a service; {@code health} and {@code console} are answered here.
 */
@NullMarked
package io.n3xus.gateway;

import org.jspecify.annotations.NullMarked;
