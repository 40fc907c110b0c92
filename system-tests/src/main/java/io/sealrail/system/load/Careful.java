package io.sealrail.system.load;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

import io.sealrail.system.client.Http;

/** Makes calls as a careful client does: again, while that can tell more, and noting what is in doubt before it does. */
final class Careful {

    private final Ledger ledger;
    private final Patience patience;

    Careful(Ledger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * What all tries of a call came to.
     *
     * @param last the last reply, which is open if patience ended first
     * @param lost whether a try before the last one may have been done
     */
    record Tried(Reply last, boolean lost) {

        boolean isDone() {
            return last.isDone();
        }
    }

    /**
     * Makes a call that may be made again as it is, until it is answered for good.
     *
     * @param call made once for each try; throws what {@link Http} throws
     * @param about what is in doubt when an answer is lost; empty for a call that only asks
     */
    Tried call(String name, Supplier<Http.Answer> call, List<String> about) {
        long begun = System.nanoTime();
        boolean lost = false;
        int tries = 0;
        while (true) {
            Reply reply = once(name, call);
            tries++;
            if (reply.outcome() == Outcome.LOST) {
                about.forEach(each -> ledger.doubt(name, each));
            }
            if (!reply.outcome().isOpen() || !patience.pause(begun, tries, reply.retryAfter())) {
                return new Tried(reply, lost);
            }
            lost |= reply.outcome() == Outcome.LOST;
        }
    }

    /** Asks for something, as often as it takes. */
    Reply ask(String name, Supplier<Http.Answer> call) {
        return call(name, call, List.of()).last();
    }

    /** Makes a call once. */
    Reply once(String name, Supplier<Http.Answer> call) {
        Reply reply = reply(name, call);
        ledger.count(name, reply.status());
        if (reply.status() == 0 || reply.status() >= 500) {
            ledger.failed(reply.told());
        }
        if (Outcome.isOdd(reply.status(), reply.code(), reply.retryAfter() != null)) {
            odd(reply);
        }
        return reply;
    }

    /** Notes a refusal that a right call may not get; a reply that is open or good is none. */
    void unexpected(Reply reply) {
        if (reply.outcome() == Outcome.REFUSED) {
            odd(reply);
        }
    }

    private void odd(Reply reply) {
        ledger.odd(reply.told());
    }

    private static Reply reply(String name, Supplier<Http.Answer> call) {
        try {
            return Reply.of(name, call.get());
        } catch (UncheckedIOException e) {
            return Reply.none(name, e.getCause());
        }
    }
}
