package io.sealrail.statuslist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus;

/** The state of each entry that ever changed; an entry without a row is valid. */
@ApplicationScoped
class StatusEntries {

    private static final String IMPOSSIBLE = """
            select case when l.list_id is null then 'unknown-status-list'
                        when e.list_index >= l.size then 'status-index-out-of-range'
                        else 'status-index-of-another-credential' end
            from unnest($1::text[], $2::int[], $3::text[]) as e (list_id, list_index, credential_id)
            left join status_lists l on l.list_id = e.list_id
            left join status_entries s on s.list_id = e.list_id and s.list_index = e.list_index
            where l.list_id is null or e.list_index >= l.size or s.credential_id <> e.credential_id
            limit 1
            """;

    private static final String PUT = """
            insert into status_entries as s (list_id, list_index, credential_id, state, sequence, changed_at, change_no)
            select * from unnest(
                $1::text[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::bigint[])
            on conflict (list_id, list_index) do update
            set credential_id = excluded.credential_id, state = excluded.state, sequence = excluded.sequence,
                changed_at = excluded.changed_at, change_no = excluded.change_no
            where s.state <> 'REVOKED' and (excluded.sequence > s.sequence or excluded.state = 'REVOKED')
            returning list_id
            """;

    private static final String SHOWN = """
            select e.changed_at from unnest($1::text[], $2::bigint[], $3::bigint[]) as v (list_id, after, upto)
            join status_entries e on e.list_id = v.list_id and e.change_no > v.after and e.change_no <= v.upto
            """;

    private final Pool pool;

    StatusEntries(Pool pool) {
        this.pool = pool;
    }

    /** Why one of these changes can never be applied, if so. */
    Uni<Optional<String>> impossible(SqlConnection transaction, Collection<CredentialStatus> changes) {
        return transaction
                .preparedQuery(IMPOSSIBLE)
                .mapping(row -> row.getString(0))
                .execute(places(changes))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /**
     * Stores the changes that are newer than what is stored, in the given order; a revocation stays.
     *
     * @param locked how many changes each of the lists has
     * @return the lists of which entries have changed
     */
    Uni<Set<String>> put(SqlConnection transaction, Collection<CredentialStatus> changes, Map<String, Long> locked) {
        Tuple values = places(changes)
                .addArrayOfString(
                        changes.stream().map(change -> change.state().name()).toArray(String[]::new))
                .addArrayOfLong(changes.stream().map(CredentialStatus::sequence).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(changes.stream()
                        .map(change -> change.changedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfLong(changes.stream()
                        .map(change -> locked.get(change.status().listId()) + 1)
                        .toArray(Long[]::new));
        return transaction
                .preparedQuery(PUT)
                .mapping(row -> row.getString(0))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toSet()));
    }

    /** When the entries changed that these steps from one version to a later one show. */
    Uni<List<Instant>> shownBy(List<ServedLists.Step> steps) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(steps.stream().map(ServedLists.Step::listId).toArray(String[]::new))
                .addArrayOfLong(steps.stream().map(ServedLists.Step::after).toArray(Long[]::new))
                .addArrayOfLong(steps.stream().map(ServedLists.Step::upTo).toArray(Long[]::new));
        return pool.preparedQuery(SHOWN)
                .mapping(row -> row.getOffsetDateTime(0).toInstant())
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static Tuple places(Collection<CredentialStatus> changes) {
        return Tuple.tuple()
                .addArrayOfString(
                        changes.stream().map(change -> change.status().listId()).toArray(String[]::new))
                .addArrayOfInteger(
                        changes.stream().map(change -> change.status().index()).toArray(Integer[]::new))
                .addArrayOfString(
                        changes.stream().map(CredentialStatus::credentialId).toArray(String[]::new));
    }
}
