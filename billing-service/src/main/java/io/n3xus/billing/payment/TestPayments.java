package io.n3xus.billing.payment;

import io.n3xus.billing.payment.PaymentProvider.Answer.Declined;
import io.n3xus.billing.payment.PaymentProvider.Answer.Paid;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Pays whatever is asked with the method {@code test_ok} and declines every other: for trying things out, because nobody
 * is charged. Only with {@code nexus.billing.payments=test}.
 */
@Component
@ConditionalOnProperty(name = "nexus.billing.payments", havingValue = "test")
class TestPayments implements PaymentProvider {

    private static final String GOOD = "test_ok";

    @Override
    public Answer pay(Payment payment) {
        return payment.method().equals(GOOD)
                ? new Paid()
                : new Declined("The test provider only accepts the method " + GOOD + ".");
    }
}
