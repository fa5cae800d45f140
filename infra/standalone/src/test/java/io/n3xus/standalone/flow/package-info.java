/** The whole platform, used as its users use it. */
@NullMarked
package io.n3xus.standalone.flow;

import org.jspecify.annotations.NullMarked;
