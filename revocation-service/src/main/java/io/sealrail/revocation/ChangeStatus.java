package io.sealrail.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.StatusReference;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.trace.TraceParents;
import io.sealrail.kit.trace.Traced;

/** Changes the status of credentials: state, history and event in the caller's transaction. */
@ApplicationScoped
class ChangeStatus {

    // the lock comes before the test of the state: of two concurrent changes the second sees what the first has made
    private static final String CHANGE = """
            with asked as (
                select * from unnest($1::text[], $2::text[]) as a (credential_id, reason)
            ), before as (
                select credential_id, state from revocables
                where credential_id = any($1) and state = any($3)
                order by credential_id for update
            ), changed as (
                update revocables r set state = $4::text, sequence = r.sequence + 1, changed_at = $5
                from before where r.credential_id = before.credential_id
                returning r.credential_id, r.issuer_did, r.status_list_id, r.status_list_index, r.sequence, before.state
            ), history as (
                insert into status_changes
                    (credential_id, sequence, from_state, to_state, cause, reason, actor, changed_at)
                select c.credential_id, c.sequence, c.state, $4::text, $6::text, a.reason, $7::text, $5
                from changed c join asked a on a.credential_id = c.credential_id
            )
            select credential_id, issuer_did, status_list_id, status_list_index, sequence from changed order by 1
            """;

    /**
     * What is to change and who says so.
     *
     * @param actor subject of the operator's token, {@link ApiCaller#actor}, or the service whose event it was
     */
    record Decision(Transition transition, Cause cause, String actor) {}

    private final Outbox outbox;
    private final Clock clock;

    ChangeStatus(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Changes credentials as {@link #apply(SqlConnection, Decision, SortedMap, Function)} does, all for the current call. */
    Uni<List<CredentialStatus>> apply(SqlConnection transaction, Decision decision, SortedMap<String, String> reasons) {
        return Uni.createFrom().deferred(() -> {
            String current = TraceParents.current();
            return apply(transaction, decision, reasons, credentialId -> current);
        });
    }

    /**
     * Changes whichever of the credentials are in a state that the transition may start from; the others stay as they are
     * and nothing is said of them.
     *
     * @param reasons credential id to reason, in the order in which rows are locked
     * @param traces credential id to where the trace goes on of what it is changed for, or {@code null}
     * @return the changes that were made
     */
    Uni<List<CredentialStatus>> apply(
            SqlConnection transaction,
            Decision decision,
            SortedMap<String, String> reasons,
            Function<String, String> traces) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Tuple values = Tuple.tuple()
                .addArrayOfString(reasons.keySet().toArray(String[]::new))
                .addArrayOfString(reasons.values().toArray(String[]::new))
                .addArrayOfString(decision.transition().sources())
                .addString(decision.transition().to().name())
                .addOffsetDateTime(Revocables.utc(now))
                .addString(decision.cause().name())
                .addString(decision.actor());
        return transaction
                .preparedQuery(CHANGE)
                .execute(values)
                .map(rows -> events(rows, decision, now))
                .call(events -> outbox.addTraced(
                        transaction,
                        events.stream()
                                .map(event -> new Traced<>(event, traces.apply(event.credentialId())))
                                .toList()));
    }

    private static List<CredentialStatus> events(RowSet<Row> rows, Decision decision, Instant now) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new CredentialStatus(
                        row.getString(0),
                        row.getString(1),
                        new StatusReference(row.getString(2), row.getInteger(3)),
                        decision.transition().to(),
                        decision.cause(),
                        row.getLong(4),
                        now))
                .toList();
    }
}
