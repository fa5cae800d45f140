package io.n3xus.platform.client;

/** A service did not answer in time. It may be at work: asking it again, or no longer asking at all, makes nothing better. */
final class SlowServiceException extends ServiceFailedException {

    SlowServiceException(String message) {
        super(message);
    }
}
