package io.sealrail.statuslist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
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
            insert into status_entries as s (list_id, list_index, credential_id, state, sequence, changed_at)
            select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[])
            on conflict (list_id, list_index) do update
            set credential_id = excluded.credential_id, state = excluded.state, sequence = excluded.sequence,
                changed_at = excluded.changed_at
            where s.state <> 'REVOKED' and (excluded.sequence > s.sequence or excluded.state = 'REVOKED')
            returning list_id, changed_at
            """;

    /** An entry has changed. */
    record Changed(String listId, Instant changedAt) {}

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
     * @return the entries that have changed
     */
    Uni<List<Changed>> put(SqlConnection transaction, Collection<CredentialStatus> changes) {
        Tuple values = places(changes)
                .addArrayOfString(
                        changes.stream().map(change -> change.state().name()).toArray(String[]::new))
                .addArrayOfLong(changes.stream().map(CredentialStatus::sequence).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(changes.stream()
                        .map(change -> change.changedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return transaction
                .preparedQuery(PUT)
                .mapping(row ->
                        new Changed(row.getString(0), row.getOffsetDateTime(1).toInstant()))
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
