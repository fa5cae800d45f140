/** The embedded servers under restart, kill and random queries. */
@NullMarked
package io.n3xus.embedded;

import org.jspecify.annotations.NullMarked;
