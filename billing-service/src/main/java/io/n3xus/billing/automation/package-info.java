/** Acts without being asked: meters running sessions, tells when money runs out, takes back holds nobody confirmed. */
@NullMarked
package io.n3xus.billing.automation;

import org.jspecify.annotations.NullMarked;
