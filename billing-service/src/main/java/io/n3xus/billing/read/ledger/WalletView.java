package io.n3xus.billing.read.ledger;

import io.n3xus.platform.follow.VersionedDocument;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What an account has.
 *
 * @param id the account id
 * @param version of the last event taken in; -1 when there was none
 * @param balanceMicros may be spent
 * @param heldMicros is set aside
 * @param movements how many entries of the ledger are about it
 */
public record WalletView(@BsonId String id, long version, long balanceMicros, long heldMicros, long movements)
        implements VersionedDocument {

    static WalletView empty(String accountId) {
        return new WalletView(accountId, -1, 0, 0, 0);
    }
}
