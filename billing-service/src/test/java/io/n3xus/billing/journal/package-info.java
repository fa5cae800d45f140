@NullMarked
package io.n3xus.billing.journal;

import org.jspecify.annotations.NullMarked;
