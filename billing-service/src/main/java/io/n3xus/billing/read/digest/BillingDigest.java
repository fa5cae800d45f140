package io.n3xus.billing.read.digest;

import io.n3xus.billing.read.ledger.LedgerDigest;
import io.n3xus.billing.read.usage.UsageDigest;
import io.n3xus.platform.follow.ProjectionDigest;
import io.n3xus.platform.security.Sha256;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Ledger and usage together. */
@Component
class BillingDigest implements ProjectionDigest {

    private final LedgerDigest ledger;
    private final UsageDigest usage;

    BillingDigest(LedgerDigest ledger, UsageDigest usage) {
        this.ledger = ledger;
        this.usage = usage;
    }

    @Override
    public String digest(Map<TopicPartition, Long> before) {
        return HexFormat.of().formatHex(Sha256.of(ledger.digest(before) + "|" + usage.digest(before)));
    }
}
