/** An event in, a command out. */
@NullMarked
package io.n3xus.session.automation;

import org.jspecify.annotations.NullMarked;
