package io.sealrail.revocation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.replay.OwnEvents;
import io.sealrail.revocation.RestoredSteps.Step;

/**
 * Brings back, after a restore, the changes of status that Kafka knows and the database does not. Who made them and why was only
 * in the database: such lines of the history are marked, and {@link RestoredChangesResource} lists them.
 */
@ApplicationScoped
class RestoreStatuses implements OwnEvents<CredentialStatus> {

    private static final Logger log = Logger.getLogger(RestoreStatuses.class);

    private final Pool pool;
    private final Revocables revocables;
    private final RestoredChanges changes;

    RestoreStatuses(Pool pool, Revocables revocables, RestoredChanges changes) {
        this.pool = pool;
        this.revocables = revocables;
        this.changes = changes;
    }

    @Override
    public Class<CredentialStatus> type() {
        return CredentialStatus.class;
    }

    @Override
    public Uni<Void> restore(List<CredentialStatus> events) {
        TreeMap<String, List<CredentialStatus>> byCredential = events.stream()
                .peek(RestoreStatuses::check)
                .collect(Collectors.groupingBy(CredentialStatus::credentialId, TreeMap::new, Collectors.toList()));
        return pool.withTransaction(transaction -> revocables
                        .add(transaction, known(byCredential.values()))
                        .chain(() -> revocables.lock(transaction, byCredential.keySet()))
                        .map(standings -> steps(standings, byCredential))
                        .call(steps -> store(transaction, steps)))
                .invoke(RestoreStatuses::tell)
                .replaceWithVoid();
    }

    private static void check(CredentialStatus event) {
        boolean complete = event.issuerDid() != null
                && event.status() != null
                && event.status().listId() != null
                && event.state() != null
                && event.cause() != null
                && event.changedAt() != null;
        ImpossibleEventException.unless(complete, "incomplete-event");
    }

    /** Whatever was suspended once is of the kind that can show it; of others the kind comes with their own event. */
    private static List<Revocable> known(Collection<List<CredentialStatus>> byCredential) {
        return byCredential.stream()
                .map(events -> {
                    CredentialStatus any = events.get(0);
                    boolean suspendable = events.stream().anyMatch(event -> event.state() != State.REVOKED);
                    String kind = suspendable ? Revocables.SUSPENDABLE : null;
                    return new Revocable(any.credentialId(), any.issuerDid(), any.status(), kind, null);
                })
                .toList();
    }

    private static List<List<Step>> steps(
            Map<String, Revocables.Count> standings, Map<String, List<CredentialStatus>> byCredential) {
        return byCredential.entrySet().stream()
                .map(each -> {
                    Revocables.Count standing = standings.get(each.getKey());
                    return RestoredSteps.of(standing.state(), standing.sequence(), each.getValue());
                })
                .filter(steps -> !steps.isEmpty())
                .toList();
    }

    /** Rows count up by one: the first step of each credential in one statement, then the second of each, and so on. */
    private Uni<Void> store(SqlConnection transaction, List<List<Step>> ofCredentials) {
        int most = ofCredentials.stream().mapToInt(List::size).max().orElse(0);
        return Multi.createFrom()
                .range(0, most)
                .onItem()
                .transformToUniAndConcatenate(turn -> changes.add(transaction, turn(ofCredentials, turn)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<Step> turn(List<List<Step>> ofCredentials, int turn) {
        return ofCredentials.stream()
                .filter(steps -> steps.size() > turn)
                .map(steps -> steps.get(turn))
                .toList();
    }

    private static void tell(List<List<Step>> restored) {
        if (!restored.isEmpty()) {
            log.warnf(
                    "changes of status rebuilt from their events, reasons and actors are lost credentials=%d",
                    restored.size());
        }
    }
}
