/** What this computer has, and what can be added to it. */
@NullMarked
package io.n3xus.standalone.machine;

import org.jspecify.annotations.NullMarked;
