/** Published events: the only thing services share about each other. Records with Jackson annotations, nothing else. */
@NullMarked
package io.n3xus.contracts;

import org.jspecify.annotations.NullMarked;
