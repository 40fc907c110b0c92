package io.sealrail.system.load;

import java.util.List;
import java.util.Random;

import io.sealrail.system.load.Careful.Tried;
import io.sealrail.system.load.Ledger.Kind;

/** What an operator does: suspends, lifts, and revokes credentials of any kind but those of agents, whose admins do it. */
final class StatusSteps {

    private static final String SUSPENDED = "suspended";

    private final Kit kit;
    private final Random random;
    private final Runnable otherwise;

    /** @param otherwise what is done while there is nothing to change */
    StatusSteps(Kit kit, Runnable otherwise) {
        this.kit = kit;
        this.random = kit.random();
        this.otherwise = otherwise;
    }

    /** Suspends a credential that is valid, or lifts its suspension. */
    void turn() {
        kit.held()
                .any(random, held -> held.kind() == Kind.NOTARY && !held.isFrozen())
                .ifPresentOrElse(this::turn, otherwise);
    }

    private void turn(Held held) {
        String id = held.credentialId();
        String wanted = held.isSuspended() ? Ledger.VALID : SUSPENDED;
        String listId = kit.listOf(held);
        Tried tried = kit.careful().call("set status", () -> kit.door().setStatus(id, wanted), List.of(id));
        if (tried.lost() || !tried.isDone()) {
            held.freeze();
        }
        if (tried.isDone() || tried.lost() && tried.last().isRefused("INVALID_STATE")) {
            held.suspended(!held.isSuspended());
            kit.ledger().status(id, wanted);
            kit.ledger().settle(id);
        } else {
            kit.careful().unexpected(tried.last());
        }
        if (tried.isDone()) {
            kit.told(held, listId, tried.last().body().path("listVersion"));
        }
    }

    void revoke() {
        kit.held().any(random, held -> held.kind() != Kind.AGENT).ifPresentOrElse(this::revoke, otherwise);
    }

    private void revoke(Held held) {
        String listId = kit.listOf(held);
        Tried tried = kit.careful()
                .call("revoke", () -> kit.door().revoke(held.credentialId()), List.of(held.credentialId()));
        if (tried.isDone() || tried.lost() && tried.last().isRefused("ALREADY_REVOKED")) {
            kit.ended(held);
        } else {
            kit.careful().unexpected(tried.last());
            kit.held().remove(held);
        }
        if (tried.isDone()) {
            kit.told(held, listId, tried.last().body().path("listVersion"));
        }
    }
}
