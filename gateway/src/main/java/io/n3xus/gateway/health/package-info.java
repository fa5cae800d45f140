/** What the gateway says about itself and about the services behind it. */
@NullMarked
package io.n3xus.gateway.health;

import org.jspecify.annotations.NullMarked;
