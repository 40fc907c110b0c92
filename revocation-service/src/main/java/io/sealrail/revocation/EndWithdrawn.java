package io.sealrail.revocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.trace.Traced;

/** Ends a batch of withdrawn credentials in one transaction; one whose own event is under way becomes known by it. */
@ApplicationScoped
class EndWithdrawn {

    private static final ChangeStatus.Decision WITHDRAWN =
            new ChangeStatus.Decision(Transition.REVOKE, Cause.OWNER, "issuance-api");
    private static final String REASON = "withdrawn by its owner";

    private final Pool pool;
    private final Revocables revocables;
    private final ChangeStatus changeStatus;

    EndWithdrawn(Pool pool, Revocables revocables, ChangeStatus changeStatus) {
        this.pool = pool;
        this.revocables = revocables;
        this.changeStatus = changeStatus;
    }

    /**
     * Duplicates, and events of credentials that were ended before, change nothing.
     *
     * @throws ImpossibleEventException if an event can never be applied
     */
    Uni<Void> end(List<Traced<CredentialWithdrawn>> withdrawn) {
        SortedMap<String, Revocable> known = new TreeMap<>();
        SortedMap<String, String> reasons = new TreeMap<>();
        Map<String, String> traces = new HashMap<>();
        for (Traced<CredentialWithdrawn> each : withdrawn) {
            CredentialWithdrawn event = each.event();
            check(event);
            known.put(event.credentialId(), Revocable.withdrawn(event));
            reasons.put(event.credentialId(), REASON);
            traces.put(event.credentialId(), each.traceparent());
        }
        return pool.withTransaction(transaction -> revocables
                .add(transaction, known.values())
                .chain(() -> changeStatus.apply(transaction, WITHDRAWN, reasons, traces::get))
                .replaceWithVoid());
    }

    private static void check(CredentialWithdrawn event) {
        boolean complete = event.issuerDid() != null
                && event.status() != null
                && event.status().listId() != null;
        ImpossibleEventException.unless(complete, "incomplete-event");
    }
}
