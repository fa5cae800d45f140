/** A real browser for tests: headless Chromium, driven through its DevTools protocol. */
@NullMarked
package io.n3xus.standalone.browser;

import org.jspecify.annotations.NullMarked;
