/** What turns an application class into a service of the platform: start, settings, health. */
@NullMarked
package io.n3xus.platform.service;

import org.jspecify.annotations.NullMarked;
