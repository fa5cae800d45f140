/** What is asked twice under one {@code Idempotency-Key} is done once and answered twice with the same. */
@NullMarked
package io.n3xus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
