/** HTTP edge of a service: request ids, limits, the caller, and errors in the dialect asked. */
@NullMarked
package io.n3xus.platform.web;

import org.jspecify.annotations.NullMarked;
