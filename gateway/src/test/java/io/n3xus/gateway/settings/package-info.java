/** Names and defaults of the settings. */
@NullMarked
package io.n3xus.gateway.settings;

import org.jspecify.annotations.NullMarked;
