/** Files that the gateway serves from memory. */
@NullMarked
package io.n3xus.gateway.files;

import org.jspecify.annotations.NullMarked;
