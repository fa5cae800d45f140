/** Programs that an operator has given a way in of their own, besides the keys that people make. */
@NullMarked
package io.n3xus.identity.clients;

import org.jspecify.annotations.NullMarked;
