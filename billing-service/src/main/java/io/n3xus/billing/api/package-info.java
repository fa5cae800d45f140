/** The vocabulary of money: what can be asked of a wallet, what can happen to it, every way to say no. */
@NullMarked
package io.n3xus.billing.api;

import org.jspecify.annotations.NullMarked;
