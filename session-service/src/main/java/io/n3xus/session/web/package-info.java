/** Speaks HTTP, in the shapes of the v-SuperCore reference. */
@NullMarked
package io.n3xus.session.web;

import org.jspecify.annotations.NullMarked;
