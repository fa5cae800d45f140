/** Between a desktop's unix socket and its viewers' WebSockets. */
@NullMarked
package io.n3xus.agent.relay;

import org.jspecify.annotations.NullMarked;
