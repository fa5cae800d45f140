/** The APIs' documents and a page to read them and try calls, below {@code /docs}. */
@NullMarked
package io.n3xus.gateway.docs;

import org.jspecify.annotations.NullMarked;
