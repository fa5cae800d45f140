/** Every number, address and limit of the gateway, with its default in gateway.yml. */
@NullMarked
package io.n3xus.gateway.settings;

import org.jspecify.annotations.NullMarked;
