/**
 * Owns every account's NexCoin: wallets, holds, meters and the ledger they leave behind. {@code api} is the vocabulary,
 * {@code write} moves money, {@code read} answers questions, {@code automation} meters running sessions, {@code publish}
 * tells the others, {@code web} speaks HTTP.
 */
@NullMarked
package io.n3xus.billing;

import org.jspecify.annotations.NullMarked;
