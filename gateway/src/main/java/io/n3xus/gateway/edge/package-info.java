/** What each request passes before a service sees it, and the wording of what goes wrong on the way. */
@NullMarked
package io.n3xus.gateway.edge;

import org.jspecify.annotations.NullMarked;
