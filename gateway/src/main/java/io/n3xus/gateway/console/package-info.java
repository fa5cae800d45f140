/** The files of the console, served from the class path. */
@NullMarked
package io.n3xus.gateway.console;

import org.jspecify.annotations.NullMarked;
