/** The command line: one class a command. */
@NullMarked
package io.n3xus.standalone.command;

import org.jspecify.annotations.NullMarked;
