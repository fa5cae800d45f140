/** Orders from services, over HTTP. */
@NullMarked
package io.n3xus.agent.web;

import org.jspecify.annotations.NullMarked;
