/** The desktops behind the sessions: orders to the agent, and making what runs match what was decided. */
@NullMarked
package io.n3xus.session.machine;

import org.jspecify.annotations.NullMarked;
