/**
 * Runs code and commands: one-shot executions, instances with snapshots and branches, device commands, scheduled tasks.
 * Only starts and answers health so far.
 */
@NullMarked
package io.n3xus.execution;

import org.jspecify.annotations.NullMarked;
