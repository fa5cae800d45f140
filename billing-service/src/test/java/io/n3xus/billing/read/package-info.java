@NullMarked
package io.n3xus.billing.read;

import org.jspecify.annotations.NullMarked;
