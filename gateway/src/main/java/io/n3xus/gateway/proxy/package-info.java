/** Which service answers a path, and how bytes get there and back. */
@NullMarked
package io.n3xus.gateway.proxy;

import org.jspecify.annotations.NullMarked;
