/** Just enough of the remote framebuffer protocol (RFC 6143) to know that a desktop answers, paints and listens. */
@NullMarked
package io.n3xus.runtime.rfb;

import org.jspecify.annotations.NullMarked;
