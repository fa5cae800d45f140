/** Shows the desktops of sessions in browsers: the viewer page and the relay of RFB between browser and agent. */
@NullMarked
package io.n3xus.stream;

import org.jspecify.annotations.NullMarked;
