@NullMarked
package io.n3xus.billing.read.statement;

import org.jspecify.annotations.NullMarked;
