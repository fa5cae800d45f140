package io.n3xus.session.machine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the agent says of a desktop. */
enum DesktopState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("frozen")
    FROZEN,
    /** Its processes are gone; the agent only remembers it. */
    @JsonProperty("ended")
    ENDED
}
