/** What every service has and none may vary. One package a concern; a service needs only its own code beside this. */
@NullMarked
package io.n3xus.platform;

import org.jspecify.annotations.NullMarked;
