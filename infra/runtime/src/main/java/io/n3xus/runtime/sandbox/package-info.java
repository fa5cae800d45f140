/** What closes a desktop off from its host: namespaces, an own host uid and a system call filter. */
@NullMarked
package io.n3xus.runtime.sandbox;

import org.jspecify.annotations.NullMarked;
