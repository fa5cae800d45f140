@NullMarked
package io.n3xus.billing.read.usage;

import org.jspecify.annotations.NullMarked;
