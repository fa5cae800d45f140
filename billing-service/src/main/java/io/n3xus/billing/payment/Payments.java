package io.n3xus.billing.payment;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.platform.refusal.RefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The payment provider, if there is one. */
@Component
public class Payments {

    private final ObjectProvider<PaymentProvider> provider;

    Payments(ObjectProvider<PaymentProvider> provider) {
        this.provider = provider;
    }

    /**
     * The provider to ask for money.
     *
     * @throws RefusedException NO_PAYMENTS when there is none
     */
    public PaymentProvider require() {
        var found = provider.getIfAvailable();
        if (found == null) {
            throw new RefusedException(
                    BillingRefusal.NO_PAYMENTS,
                    "No payment provider is set up here; ask an admin to top up your account.");
        }
        return found;
    }
}
