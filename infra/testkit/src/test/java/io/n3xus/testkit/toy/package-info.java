/** The smallest service there can be: one counter. The platform is tested through it. */
@NullMarked
package io.n3xus.testkit.toy;

import org.jspecify.annotations.NullMarked;
