/**
 * Virtual desktops of this host: started in sandboxes, limited, frozen, thawed, watched and freed. A desktop belongs to
 * its directory on disk, not to the process that started it, so a new process carries on where a killed one stopped.
 */
@NullMarked
package io.n3xus.runtime;

import org.jspecify.annotations.NullMarked;
