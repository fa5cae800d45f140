/**
 * The daemon of one machine that runs desktops.
 *
 * <p>{@code desktops} holds the sandbox runtime and what this machine can offer, {@code web} takes orders from services,
 * {@code relay} carries a desktop's picture and keys between its socket and a WebSocket. Decides nothing: whether a
 * desktop should exist is the session-service's business.
 */
@NullMarked
package io.n3xus.agent;

import org.jspecify.annotations.NullMarked;
