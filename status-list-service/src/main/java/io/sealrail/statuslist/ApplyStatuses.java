package io.sealrail.statuslist;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.StatusReference;
import io.sealrail.kit.listen.ImpossibleEventException;

/** Applies a batch of status changes to the entries and marks their lists for publication, in one transaction. */
@ApplicationScoped
class ApplyStatuses {

    private static final Comparator<StatusReference> ROW_ORDER =
            Comparator.comparing(StatusReference::listId).thenComparing(StatusReference::index);

    private final Pool pool;
    private final StatusEntries entries;
    private final StatusLists statusLists;

    ApplyStatuses(Pool pool, StatusEntries entries, StatusLists statusLists) {
        this.pool = pool;
        this.entries = entries;
        this.statusLists = statusLists;
    }

    /**
     * Duplicates, and changes older than what is stored, change nothing.
     *
     * @return by list, how many changes a version must cover to show the events
     * @throws ImpossibleEventException if an event can never be applied. That a list is unknown is such a case: a list is made
     *     before anybody can name it, so waiting for it would block the topic for ever
     */
    Uni<Map<String, Long>> apply(List<CredentialStatus> events) {
        SortedMap<StatusReference, CredentialStatus> latest = latest(events);
        Set<String> listIds = new TreeSet<>();
        latest.keySet().forEach(place -> listIds.add(place.listId()));
        return pool.withTransaction(transaction -> statusLists
                .lock(transaction, listIds)
                .call(() -> refuseImpossible(transaction, latest.values()))
                .chain(locked -> entries.put(transaction, latest.values(), locked)
                        .call(changed -> changed.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : statusLists.mark(transaction, changed))
                        .map(changed -> covering(locked, changed))));
    }

    private static Map<String, Long> covering(Map<String, Long> locked, Set<String> changed) {
        Map<String, Long> covering = new TreeMap<>(locked);
        changed.forEach(listId -> covering.merge(listId, 1L, Long::sum));
        return covering;
    }

    private Uni<Void> refuseImpossible(SqlConnection transaction, Collection<CredentialStatus> changes) {
        return entries.impossible(transaction, changes)
                .invoke(reason -> reason.ifPresent(ApplyStatuses::refuse))
                .replaceWithVoid();
    }

    private static void refuse(String reason) {
        throw new ImpossibleEventException(reason);
    }

    /** One event an entry, in the order in which rows are locked: the revocation, else the highest sequence. */
    private static SortedMap<StatusReference, CredentialStatus> latest(List<CredentialStatus> events) {
        events.forEach(ApplyStatuses::check);
        return events.stream()
                .collect(Collectors.toMap(
                        CredentialStatus::status,
                        Function.identity(),
                        ApplyStatuses::later,
                        () -> new TreeMap<>(ROW_ORDER)));
    }

    private static CredentialStatus later(CredentialStatus one, CredentialStatus other) {
        ImpossibleEventException.unless(
                one.credentialId().equals(other.credentialId()), "status-index-of-another-credential");
        if (one.state() == State.REVOKED) {
            return one;
        }
        return other.state() == State.REVOKED || other.sequence() > one.sequence() ? other : one;
    }

    private static void check(CredentialStatus event) {
        boolean complete = event.credentialId() != null
                && event.status() != null
                && event.status().listId() != null
                && event.state() != null
                && event.changedAt() != null;
        ImpossibleEventException.unless(complete, "incomplete-event");
        ImpossibleEventException.unless(event.status().index() >= 0, "status-index-out-of-range");
    }
}
