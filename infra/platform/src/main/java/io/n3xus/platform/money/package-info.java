/** Money as whole micro-NexCoin: 1 NexCoin = 1,000,000; floating point never touches it. And the proof of where it went. */
@NullMarked
package io.n3xus.platform.money;

import org.jspecify.annotations.NullMarked;
