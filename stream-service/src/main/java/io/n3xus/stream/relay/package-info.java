/** Sockets: browsers on one side, the agent's desktops on the other, and the limits on both. */
@NullMarked
package io.n3xus.stream.relay;

import org.jspecify.annotations.NullMarked;
