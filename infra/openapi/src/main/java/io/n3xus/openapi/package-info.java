/** The five public APIs as OpenAPI 3.1 documents. */
@NullMarked
package io.n3xus.openapi;

import org.jspecify.annotations.NullMarked;
