package io.n3xus.session.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A desktop as the agent has it.
 *
 * @param id of its session
 * @param endedAt set once it ended, where the agent knows
 * @param reason why it ended, for a person
 */
record Desktop(
        String id,
        DesktopState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {}
