/**
 * Registers AI agents, gives them tasks, lets several work on one, and builds apps with them.
 * Only starts and answers health so far.
 */
@NullMarked
package io.n3xus.aicoordination;

import org.jspecify.annotations.NullMarked;
