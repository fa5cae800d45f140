/** What is routed where. */
@NullMarked
package io.n3xus.gateway.proxy;

import org.jspecify.annotations.NullMarked;
