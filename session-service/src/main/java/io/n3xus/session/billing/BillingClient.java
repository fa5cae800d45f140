package io.n3xus.session.billing;

import io.n3xus.platform.client.ServiceClient;
import io.n3xus.platform.client.ServiceClients;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Money is set aside before work begins. Asking again with the same run gives the same answer. */
@Component
public class BillingClient {

    private static final Logger LOG = LoggerFactory.getLogger(BillingClient.class);
    private static final int MINUTES_IN_HOUR = 60;

    private final ServiceClient billing;

    BillingClient(ServiceClients clients, SessionSettings settings) {
        billing = clients.create("billing", settings.billingUrl());
    }

    /**
     * Holds the price of an hour, or what is left of the balance if that pays for a minute at least.
     *
     * @throws RefusedException without the money (402), or when billing does not answer (503); what it may
     *     have held unheard is given back, at the latest when the unconfirmed hold expires
     */
    public void hold(SessionId session, int run, String accountId, long priceMicrosPerHour) {
        try {
            place(session, run, accountId, priceMicrosPerHour);
        } catch (RefusedException refused) {
            if (refused.refusal().kind() == Kind.UNAVAILABLE) {
                // It may have been granted unheard. Nobody waits for the money to come back, but it should.
                Thread.startVirtualThread(() -> release(session, run, accountId));
            }
            throw refused;
        }
    }

    private void place(SessionId session, int run, String accountId, long priceMicrosPerHour) {
        billing.post(
                "/internal/holds",
                new PlaceHold(
                        session.holdId(run),
                        accountId,
                        session.value(),
                        priceMicrosPerHour,
                        Math.ceilDiv(priceMicrosPerHour, MINUTES_IN_HOUR)),
                Hold.class);
    }

    /** Gives back a hold whose work never began. Where that fails, the hold expires by itself. */
    public void release(SessionId session, int run, String accountId) {
        try {
            billing.delete("/internal/holds/%s/%s".formatted(accountId, session.holdId(run)));
        } catch (RefusedException refused) {
            LOG.warn("Hold {} waits for its expiry: {}", session.holdId(run), refused.getMessage());
        }
    }

    private record PlaceHold(
            String holdId, String accountId, String reference, long amountMicros, long minimumMicros) {}

    private record Hold(String holdId, long amountMicros) {}
}
