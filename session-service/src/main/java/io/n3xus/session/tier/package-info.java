/** What is on offer and what it costs; comes from the settings. */
@NullMarked
package io.n3xus.session.tier;

import org.jspecify.annotations.NullMarked;
