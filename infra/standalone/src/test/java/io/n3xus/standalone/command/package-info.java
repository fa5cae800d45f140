/** Tests of the launcher and its command line. */
@NullMarked
package io.n3xus.standalone.command;

import org.jspecify.annotations.NullMarked;
