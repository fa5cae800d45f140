/** Where a stored event becomes a published one. */
@NullMarked
package io.n3xus.session.publish;

import org.jspecify.annotations.NullMarked;
