/** HTTP in, commands out: holds and credits for services, the wallet for its owner. */
@NullMarked
package io.n3xus.billing.web;

import org.jspecify.annotations.NullMarked;
