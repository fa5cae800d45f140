/** This machine's desktops and what it can offer. */
@NullMarked
package io.n3xus.agent.desktops;

import org.jspecify.annotations.NullMarked;
