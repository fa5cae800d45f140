/** The gateway's own threads and connections. */
@NullMarked
package io.n3xus.gateway.net;

import org.jspecify.annotations.NullMarked;
