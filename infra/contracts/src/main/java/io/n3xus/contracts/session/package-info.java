/** What session-service publishes. */
@NullMarked
package io.n3xus.contracts.session;

import org.jspecify.annotations.NullMarked;
