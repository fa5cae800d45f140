/** Limits, freezing and killing of process trees through control groups, version 1, 2 or both side by side. */
@NullMarked
package io.n3xus.runtime.cgroup;

import org.jspecify.annotations.NullMarked;
