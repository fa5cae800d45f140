package io.n3xus.billing.read.ledger;

import io.n3xus.platform.follow.Generations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads entries out of pages. What one question reads is of one generation, and of the moment in which it began. */
@Component
class Entries {

    private final AccountStore store;
    private final Generations generations;

    Entries(AccountStore store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    /** What the question makes of the account, or something else when nothing ever happened to it. */
    <T> T ask(String accountId, T otherwise, Function<OfAccount, T> question) {
        return askOr(accountId, () -> otherwise, question);
    }

    /** The same, when what else there is has to be found out. */
    <T> T askOr(String accountId, Supplier<T> otherwise, Function<OfAccount, T> question) {
        return generations.reading(() -> {
            var account = store.accounts().find(new Document("_id", accountId)).first();
            return account == null ? otherwise.get() : question.apply(new OfAccount(accountId, account));
        });
    }

    /** The entries of one account. Full pages never change, so its document says which of them were full then. */
    final class OfAccount {

        private final String id;
        private final Document account;
        private final int openPage;

        private OfAccount(String id, Document account) {
            this.id = id;
            this.account = account;
            this.openPage = AccountDocument.page(account).getInteger(PageDocument.NUMBER);
        }

        Document document() {
            return account;
        }

        WalletView wallet() {
            return AccountDocument.wallet(account);
        }

        /** Those with a number below that, read page by page as far as the stream is used. */
        Stream<LedgerEntry> newestFirst(long below) {
            var last = pageOf(Math.min(below, wallet().movements()) - 1);
            return IntStream.iterate(last, page -> page >= 0, page -> page - 1)
                    .mapToObj(this::page)
                    .flatMap(entries -> entries.reversed().stream())
                    .map(HashedEntry::entry)
                    .filter(entry -> entry.number() < below);
        }

        /** Those that match, read page by page as far as the stream is used. */
        Stream<LedgerEntry> newestFirst(MovementFilter filter) {
            var full = store.pages()
                    .find(filter.pages(id))
                    .projection(new Document(PageDocument.NUMBER, 1))
                    .sort(new Document(PageDocument.NUMBER, -1));
            var numbers = StreamSupport.stream(full.spliterator(), false)
                    .map(page -> page.getInteger(PageDocument.NUMBER))
                    .filter(number -> number < openPage)
                    .toList();
            return Stream.concat(Stream.of(openPage), numbers.stream())
                    .map(this::page)
                    .flatMap(entries -> entries.reversed().stream())
                    .map(HashedEntry::entry)
                    .filter(filter::matches);
        }

        /** From that number on. */
        Stream<HashedEntry> oldestFirst(long from) {
            return IntStream.rangeClosed(pageOf(from), openPage)
                    .mapToObj(this::page)
                    .flatMap(List::stream)
                    .filter(hashed -> hashed.entry().number() >= from);
        }

        /** The last entry that is from before then. Of the full pages only the one that it is on is read. */
        Optional<LedgerEntry> lastBefore(long nanos) {
            return lastBefore(page(openPage), nanos)
                    .or(() -> Optional.ofNullable(store.pages()
                                    .find(new Document(PageDocument.OWNER, id)
                                            .append(PageDocument.NUMBER, new Document("$lt", openPage))
                                            .append(PageDocument.EARLIEST, new Document("$lt", nanos)))
                                    .sort(new Document(PageDocument.NUMBER, -1))
                                    .first())
                            .flatMap(page -> lastBefore(PageDocument.entries(page), nanos)));
        }

        private static Optional<LedgerEntry> lastBefore(List<HashedEntry> entries, long nanos) {
            return entries.reversed().stream()
                    .map(HashedEntry::entry)
                    .filter(entry -> entry.atNanos() < nanos)
                    .findFirst();
        }

        /** The hash that the entry of this number is chained to. */
        byte[] hashBefore(long number) {
            return number % Page.CAPACITY == 0
                    ? PageDocument.before(pageDocument(pageOf(number)))
                    : oldestFirst(number - 1).findFirst().orElseThrow().hash();
        }

        private List<HashedEntry> page(int number) {
            return PageDocument.entries(pageDocument(number));
        }

        private Document pageDocument(int number) {
            if (number == openPage) {
                return AccountDocument.page(account);
            }
            var stored = store.pages()
                    .find(new Document("_id", PageDocument.id(id, number)))
                    .first();
            if (stored == null) {
                throw new IllegalStateException("Page %d of account %s is gone.".formatted(number, id));
            }
            return stored;
        }
    }

    private static int pageOf(long number) {
        return Math.toIntExact(Math.floorDiv(number, Page.CAPACITY));
    }
}
