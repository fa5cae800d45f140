/** Which requests a line of the settings speaks of. */
@NullMarked
package io.n3xus.gateway.request;

import org.jspecify.annotations.NullMarked;
