/** Calling another service over HTTP with bounds on everything. */
@NullMarked
package io.n3xus.platform.client;

import org.jspecify.annotations.NullMarked;
