/** Tests of the launcher and its command line. */
@NullMarked
package io.n3xus.standalone.machine;

import org.jspecify.annotations.NullMarked;
