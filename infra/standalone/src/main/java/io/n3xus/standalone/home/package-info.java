/** The directory of an installation: secrets, users, and the record of a run. */
@NullMarked
package io.n3xus.standalone.home;

import org.jspecify.annotations.NullMarked;
