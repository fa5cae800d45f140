package io.n3xus.platform.event;

/**
 * One event as it will be published.
 *
 * @param key what it is about; keeps the events of one thing in order, and becomes {@code ce_subject}
 * @param accountId whose it is; empty when it is nobody's
 * @param data a record of {@code infra/contracts} that carries {@code @EventType}
 */
public record OutgoingEvent(String key, String accountId, Object data) {}
