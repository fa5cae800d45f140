/** Sending commands to aggregates. */
@NullMarked
package io.n3xus.platform.command;

import org.jspecify.annotations.NullMarked;
