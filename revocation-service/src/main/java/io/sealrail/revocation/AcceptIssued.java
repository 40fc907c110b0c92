package io.sealrail.revocation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.trace.Traced;

/** Takes in a batch of issued credentials and ends those that they replace, in one transaction. */
@ApplicationScoped
class AcceptIssued {

    private static final ChangeStatus.Decision REPLACED =
            new ChangeStatus.Decision(Transition.REVOKE, Cause.REPLACED, "issuance-api");

    private final Pool pool;
    private final Revocables revocables;
    private final ChangeStatus changeStatus;

    AcceptIssued(Pool pool, Revocables revocables, ChangeStatus changeStatus) {
        this.pool = pool;
        this.revocables = revocables;
        this.changeStatus = changeStatus;
    }

    /**
     * Duplicates, late events and events that come before their elder's leave the same state and history.
     *
     * @throws ImpossibleEventException if an event can never be applied
     */
    Uni<Void> accept(List<Traced<IssueRequested>> issued) {
        List<IssueRequested> events = Traced.events(issued);
        events.forEach(AcceptIssued::check);
        Collection<Revocable> known = known(events);
        SortedMap<String, String> ended = ended(events);
        Function<String, String> traces = traces(issued);
        return pool.withTransaction(transaction -> revocables
                .add(transaction, known)
                .chain(() -> ended.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : changeStatus
                                .apply(transaction, REPLACED, ended, traces)
                                .replaceWithVoid()));
    }

    /** What ends a credential is its successor's call. */
    private static Function<String, String> traces(List<Traced<IssueRequested>> issued) {
        Map<String, String> traces = new HashMap<>();
        issued.stream()
                .filter(each -> each.event().replaces() != null)
                .forEach(each -> traces.putIfAbsent(each.event().replaces().credentialId(), each.traceparent()));
        return traces::get;
    }

    private static Collection<Revocable> known(List<IssueRequested> events) {
        SortedMap<String, Revocable> known = new TreeMap<>();
        for (IssueRequested event : events) {
            known.merge(event.credentialId(), Revocable.issued(event), AcceptIssued::detailed);
            if (event.replaces() != null) {
                known.merge(event.replaces().credentialId(), Revocable.replacedBy(event), AcceptIssued::detailed);
            }
        }
        return known.values();
    }

    private static SortedMap<String, String> ended(List<IssueRequested> events) {
        SortedMap<String, String> reasons = new TreeMap<>();
        events.stream()
                .filter(event -> event.replaces() != null)
                .forEach(event ->
                        reasons.putIfAbsent(event.replaces().credentialId(), "replaced by " + event.credentialId()));
        return reasons;
    }

    private static Revocable detailed(Revocable one, Revocable other) {
        return one.hasDetails() ? one : other;
    }

    private static void check(IssueRequested event) {
        boolean complete = event.issuerDid() != null
                && event.kind() != null
                && event.issuedAt() != null
                && event.status() != null
                && event.status().listId() != null;
        ImpossibleEventException.unless(complete, "incomplete-event");
        if (event.replaces() != null) {
            var replaced = event.replaces();
            ImpossibleEventException.unless(
                    replaced.credentialId() != null
                            && replaced.status() != null
                            && replaced.status().listId() != null,
                    "incomplete-event");
            ImpossibleEventException.unless(
                    !replaced.credentialId().equals(event.credentialId()), "credential-replaces-itself");
        }
    }
}
