package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides about many commands, one after the other, and stores what came of them as one. */
final class WalletTurn {

    /** So that opening a wallet reads at most about this many events. */
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 1_000;

    private final WalletLog.Turn turn;
    private final OpenWallets wallets;
    private final WalletMemory memory;
    private final Instant now;
    private final List<Happened> happened = new ArrayList<>();
    private final Map<AccountId, WalletSnapshot> snapshots = new HashMap<>();

    WalletTurn(WalletLog.Turn turn, OpenWallets wallets, List<SentCommand> commands) {
        this.turn = turn;
        this.wallets = wallets;
        this.now = turn.now();
        turn.storedByOthers().ifPresentOrElse(wallets::takeIn, wallets::closeAll);
        var keys = commands.stream()
                .flatMap(each -> OnceKeys.of(each.command()).stream())
                .toList();
        this.memory = new WalletMemory(turn.remembered(keys));
    }

    /** The answer to each command, in order: what the wallet said, or the refusal. */
    List<Object> decide(List<SentCommand> commands) {
        var answers = commands.stream().map(this::decide).toList();
        turn.store(happened, memory.learned(), snapshots);
        return answers;
    }

    private Object decide(SentCommand sent) {
        var account = sent.command().accountId();
        var wallet = wallets.open(account, turn);
        var before = wallet.version;
        try {
            return sent.command() instanceof SendTransfer transfer
                    ? transfer(wallet, transfer, sent)
                    : wallet.obey(sent.command(), memory, now);
        } catch (RefusedException refused) {
            return refused;
        } finally {
            collect(wallet, before, sent);
        }
    }

    /** The only command about two wallets; both are stored with this turn, or neither. */
    private Object transfer(Wallet from, SendTransfer transfer, SentCommand sent) {
        if (!memory.isNew(transfer)) {
            return from.obey(transfer, memory, now);
        }
        var to = wallets.open(transfer.toAccountId(), turn);
        var before = to.version;
        from.requireSameOrganization(to);
        to.requireRoom(transfer.amountMicros());
        var answer = from.obey(transfer, memory, now);
        to.receive(transfer);
        collect(to, before, sent);
        return answer;
    }

    private void collect(Wallet wallet, long before, SentCommand sent) {
        var sequence = before;
        for (var event : wallet.takeEvents()) {
            memory.learn(event);
            happened.add(new Happened(sequence++, event, sent.metadata()));
        }
        if (before / EVENTS_BETWEEN_SNAPSHOTS != wallet.version / EVENTS_BETWEEN_SNAPSHOTS) {
            snapshots.put(wallet.id, wallet.snapshot());
        }
    }
}
