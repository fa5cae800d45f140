package io.n3xus.agent.web;

import io.n3xus.runtime.Desktop;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A desktop on the wire: {@code {"id":"..","state":"ended","startedAt":"..","endedAt":"..","reason":".."}}.
 *
 * @param state running, frozen or ended
 * @param endedAt present exactly when it ended by itself, as is the reason
 */
record DesktopView(
        String id,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    static DesktopView of(Desktop desktop) {
        var ended = desktop.ended();
        return new DesktopView(
                desktop.id(),
                desktop.state().name().toLowerCase(Locale.ROOT),
                desktop.startedAt(),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.reason());
    }
}
