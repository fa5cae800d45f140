@NullMarked
package io.n3xus.gateway.permission;

import org.jspecify.annotations.NullMarked;
