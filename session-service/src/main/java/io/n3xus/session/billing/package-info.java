/** Asks billing-service, the owner of all money, for holds. */
@NullMarked
package io.n3xus.session.billing;

import org.jspecify.annotations.NullMarked;
