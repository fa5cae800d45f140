/**
 * Files of an account and presigned transfer to and from object storage.
 * Only starts and answers health so far.
 */
@NullMarked
package io.n3xus.storage;

import org.jspecify.annotations.NullMarked;
