package io.n3xus.billing.read.statement;

/** Is told a statement in this order, so that none need be in memory as a whole. */
public interface StatementSink {

    void begin(StatementHead head);

    void money(MoneyLine line);

    /** Comes after all money lines. The same usage can come in several lines when there is very much. */
    void usage(UsageLine line);

    /**
     * Nothing comes after that.
     *
     * @param moneyMicros of all money lines
     * @param usageMicros of all usage lines
     */
    void end(long moneyMicros, long usageMicros);
}
