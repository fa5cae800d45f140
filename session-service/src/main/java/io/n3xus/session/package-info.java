/**
 * Virtual PCs: who has one, what state it is in and how long it has been in use. {@code api} is the vocabulary, {@code
 * write} decides, {@code publish} tells the others, {@code read} follows the log, {@code automation} reacts to it,
 * {@code machine} makes the agent's desktops match, {@code billing} asks for money, {@code tier} knows what is on offer,
 * {@code web} speaks HTTP.
 */
@NullMarked
package io.n3xus.session;

import org.jspecify.annotations.NullMarked;
