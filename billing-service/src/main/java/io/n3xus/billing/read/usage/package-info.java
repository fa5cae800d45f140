/** What was used, event by event and by hour, from the log alone: {@code usage.metered.v1} and nothing else. */
@NullMarked
package io.n3xus.billing.read.usage;

import org.jspecify.annotations.NullMarked;
