/** The whole service between a real client and an agent that is a real WebSocket server. */
@NullMarked
package io.n3xus.stream;

import org.jspecify.annotations.NullMarked;
