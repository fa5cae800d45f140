/** What a caller must be allowed to do, before any service is asked. */
@NullMarked
package io.n3xus.gateway.permission;

import org.jspecify.annotations.NullMarked;
