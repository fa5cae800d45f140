/** The words of this agent: how it says no. */
@NullMarked
package io.n3xus.agent.api;

import org.jspecify.annotations.NullMarked;
