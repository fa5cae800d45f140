/**
 * Takes telemetry frames, answers queries over them and raises alerts.
 * Only starts and answers health so far.
 */
@NullMarked
package io.n3xus.telemetry;

import org.jspecify.annotations.NullMarked;
