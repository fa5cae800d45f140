package io.n3xus.gateway.console;

import org.springframework.core.io.ByteArrayResource;

/** @param etag quoted, from the content alone */
record ConsoleFile(ByteArrayResource content, String type, String etag) {}
