package io.sealrail.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.revocation.RestoredSteps.Step;

/** The lines of the history that were rebuilt from events, without reason and actor. */
@ApplicationScoped
class RestoredChanges {

    static final String UNKNOWN_ACTOR = "unknown";

    private static final String CHANGE = """
            update revocables r set state = t.state, sequence = t.sequence, changed_at = t.changed_at
            from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[]) as t (id, sequence, state, changed_at)
            where r.credential_id = t.id""";
    private static final String HISTORY = """
            insert into status_changes
                (credential_id, sequence, from_state, to_state, cause, reason, actor, changed_at, restored_at)
            select t.id, t.sequence, t.before, t.state, t.cause, null, $7, t.changed_at, $8
            from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
                as t (id, sequence, state, changed_at, before, cause)""";
    private static final String LIST = """
            select credential_id, min(sequence), max(sequence), max(restored_at) from status_changes
            where restored_at is not null and credential_id > $1
            group by credential_id order by credential_id limit $2""";

    /** A credential with changes whose reasons and actors are lost, from one sequence to another. */
    record RestoredCredential(String credentialId, long firstSequence, long lastSequence, Instant restoredAt) {}

    private final Pool pool;
    private final Clock clock;

    RestoredChanges(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Makes one change of each of several credentials. */
    Uni<Void> add(SqlConnection transaction, List<Step> steps) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(states(steps))
                .chain(() -> transaction
                        .preparedQuery(HISTORY)
                        .execute(states(steps)
                                .addArrayOfString(
                                        texts(steps, step -> step.from().name()))
                                .addArrayOfString(
                                        texts(steps, step -> step.to().cause().name()))
                                .addString(UNKNOWN_ACTOR)
                                .addOffsetDateTime(Revocables.utc(clock.instant()))))
                .replaceWithVoid();
    }

    private static Tuple states(List<Step> steps) {
        return Tuple.tuple()
                .addArrayOfString(texts(steps, step -> step.to().credentialId()))
                .addArrayOfLong(steps.stream().map(step -> step.to().sequence()).toArray(Long[]::new))
                .addArrayOfString(texts(steps, step -> step.to().state().name()))
                .addArrayOfOffsetDateTime(steps.stream()
                        .map(step -> Revocables.utc(step.to().changedAt()))
                        .toArray(OffsetDateTime[]::new));
    }

    private static String[] texts(List<Step> steps, Function<Step, String> text) {
        return steps.stream().map(text).toArray(String[]::new);
    }

    /** In the order of credential ids, from behind {@code after} on. */
    Uni<List<RestoredCredential>> list(String after, int most) {
        return pool.preparedQuery(LIST).execute(Tuple.of(after, most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(RestoredChanges::restored)
                .toList());
    }

    private static RestoredCredential restored(Row row) {
        return new RestoredCredential(
                row.getString(0),
                row.getLong(1),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant());
    }
}
