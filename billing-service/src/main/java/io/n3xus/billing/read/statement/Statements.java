package io.n3xus.billing.read.statement;

import io.n3xus.billing.read.ledger.Books;
import io.n3xus.billing.read.ledger.Books.Book;
import io.n3xus.billing.read.ledger.Standing;
import io.n3xus.billing.read.usage.Usages;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what happened to an account's money. Two periods that touch have what lies between them in one of both, and the
 * second opens as the first one closed.
 */
@Component
public class Statements {

    private final Books books;
    private final Usages usages;

    Statements(Books books, Usages usages) {
        this.books = books;
        this.usages = usages;
    }

    /**
     * Tells a statement.
     *
     * @throws RefusedException before anything is told, when the account's ledger or usage stands still or is being read
     */
    public void tell(String accountId, Period period, StatementSink sink) {
        books.open(accountId, book -> {
            usages.await(accountId, book.lastUsed());
            var first = place(book, accountId, period.from());
            var last = place(book, accountId, period.end());
            sink.begin(new StatementHead(
                    accountId, period, first.standing(), last.standing(), book.held(last.standing())));
            var money = new Total();
            book.between(first.standing(), last.standing())
                    .filter(posting -> posting.gainedMicros() != 0)
                    .map(MoneyLine::of)
                    .forEach(line -> {
                        money.add(line.amountMicros());
                        sink.money(line);
                    });
            var usage = new Total();
            tellUsage(book, accountId, first, last, line -> {
                usage.add(line.amountMicros());
                sink.usage(line);
            });
            sink.end(money.micros, usage.micros);
            return accountId;
        });
    }

    /**
     * Where a period begins or ends.
     *
     * @param sequence of the last event before it
     */
    private record Place(Standing standing, long sequence) {}

    private static final class Total {
        private long micros;

        void add(long more) {
            micros = Math.addExact(micros, more);
        }
    }

    /** Of both the entries and the usage, so that charges and what explains them are on the same side. */
    private Place place(Book book, String accountId, Instant instant) {
        var entries = book.before(instant);
        var sequence = Math.max(entries.sequence(), usages.lastBefore(accountId, instant, book.version()));
        return new Place(book.upTo(entries, sequence), sequence);
    }

    private void tellUsage(Book book, String accountId, Place first, Place last, Consumer<UsageLine> told) {
        var lines = new UsageLines(told);
        var charges = book.between(first.standing(), last.standing())
                .filter(posting -> posting.chargedMicros() != 0)
                .iterator();
        var rows =
                usages.between(accountId, first.sequence() + 1, last.sequence()).iterator();
        var charge = next(charges);
        var row = next(rows);
        while (charge != null || row != null) {
            if (charge != null && (row == null || charge.sequence() < row.sequence())) {
                lines.charge(charge);
                charge = next(charges);
            } else if (row != null) {
                lines.usage(row);
                row = next(rows);
            }
        }
        lines.flush();
    }

    private static <T> @Nullable T next(Iterator<T> each) {
        return each.hasNext() ? each.next() : null;
    }
}
