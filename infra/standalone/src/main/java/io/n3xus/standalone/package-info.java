/**
 * The whole platform on one machine, and the command people type for it. {@code engine} runs it, {@code home} keeps what
 * outlives a run, {@code machine} knows this computer, {@code command} is the command line.
 */
@NullMarked
package io.n3xus.standalone;

import org.jspecify.annotations.NullMarked;
