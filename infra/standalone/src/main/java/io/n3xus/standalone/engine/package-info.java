/** Starts and stops the platform: stores in this process, services in this process or each in its own. */
@NullMarked
package io.n3xus.standalone.engine;

import org.jspecify.annotations.NullMarked;
