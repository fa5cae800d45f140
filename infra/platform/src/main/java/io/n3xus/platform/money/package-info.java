/** Money as whole micro-NexCoin: 1 NexCoin = 1,000,000. Floating point never touches it. */
@NullMarked
package io.n3xus.platform.money;

import org.jspecify.annotations.NullMarked;
