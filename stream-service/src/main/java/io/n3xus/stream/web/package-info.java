/** The paths under /vnc-viewer: the page, its files, a session's state and the socket. */
@NullMarked
package io.n3xus.stream.web;

import org.jspecify.annotations.NullMarked;
