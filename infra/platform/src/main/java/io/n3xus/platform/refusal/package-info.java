/** How the platform says no: one refusal model inside, five dialects outside. Free of any web framework. */
@NullMarked
package io.n3xus.platform.refusal;

import org.jspecify.annotations.NullMarked;
