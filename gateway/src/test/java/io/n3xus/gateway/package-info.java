/** The gateway as its clients meet it: over real HTTP, before stub services on free ports. */
@NullMarked
package io.n3xus.gateway;

import org.jspecify.annotations.NullMarked;
