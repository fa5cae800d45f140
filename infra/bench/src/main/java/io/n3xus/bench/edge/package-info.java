/** The gateway beside what else one could put in front of a service. */
@NullMarked
package io.n3xus.bench.edge;

import org.jspecify.annotations.NullMarked;
