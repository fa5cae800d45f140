/** Money from outside: asks a payment provider for it and credits what it gave. */
@NullMarked
package io.n3xus.billing.payment;

import org.jspecify.annotations.NullMarked;
