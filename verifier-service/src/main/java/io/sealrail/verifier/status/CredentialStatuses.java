package io.sealrail.verifier.status;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.StatusReference;
import io.sealrail.verifier.result.Finding;

/** The states of credentials as the events tell; they may be ahead of the lists. */
@ApplicationScoped
class CredentialStatuses {

    /** By the credential's id or by its place in a list, whichever the credential shows; the worst state holds. */
    private static final String FIND = """
            select max(case state when 'REVOKED' then 2 when 'SUSPENDED' then 1 else 0 end) as worst
            from credential_statuses
            where issuer_did = $1
              and (credential_id = $2
                   or (list_id, list_index) in (select * from unnest($3::text[], $4::int[])))
            """;

    /** A revocation absorbs; otherwise the highest sequence holds. */
    private static final String LEARN = """
            insert into credential_statuses as known
                   (credential_id, issuer_did, list_id, list_index, state, sequence, changed_at)
            select distinct on (credential_id) *
            from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::timestamptz[])
                 as told (credential_id, issuer_did, list_id, list_index, state, sequence, changed_at)
            order by credential_id, state = 'REVOKED' desc, sequence desc
            on conflict (credential_id) do update
            set state = excluded.state, sequence = excluded.sequence, changed_at = excluded.changed_at
            where known.state <> 'REVOKED' and (excluded.state = 'REVOKED' or excluded.sequence > known.sequence)
            """;

    private final Pool pool;

    CredentialStatuses(Pool pool) {
        this.pool = pool;
    }

    /** {@link Finding#REVOKED} or {@link Finding#SUSPENDED}, or nothing that would speak against the credential. */
    Uni<Optional<Finding>> find(String issuerDid, String credentialId, List<StatusReference> places) {
        Tuple parameters = Tuple.tuple()
                .addString(issuerDid)
                .addString(credentialId)
                .addArrayOfString(places.stream().map(StatusReference::listId).toArray(String[]::new))
                .addArrayOfInteger(places.stream().map(StatusReference::index).toArray(Integer[]::new));
        return pool.preparedQuery(FIND).execute(parameters).map(rows -> {
            Row row = rows.iterator().next();
            return finding(Optional.ofNullable(row.getInteger("worst")).orElse(0));
        });
    }

    Uni<Void> learn(List<CredentialStatus> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(events, CredentialStatus::credentialId))
                .addArrayOfString(texts(events, CredentialStatus::issuerDid))
                .addArrayOfString(texts(
                        events,
                        event -> event.status() == null ? null : event.status().listId()))
                .addArrayOfInteger(events.stream()
                        .map(event ->
                                event.status() == null ? null : event.status().index())
                        .toArray(Integer[]::new))
                .addArrayOfString(texts(events, event -> event.state().name()))
                .addArrayOfLong(events.stream().map(CredentialStatus::sequence).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.changedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return pool.preparedQuery(LEARN).execute(columns).replaceWithVoid();
    }

    private static Optional<Finding> finding(int worst) {
        return worst == 0 ? Optional.empty() : Optional.of(worst == 2 ? Finding.REVOKED : Finding.SUSPENDED);
    }

    private static String[] texts(List<CredentialStatus> events, Function<CredentialStatus, String> member) {
        return events.stream().map(member).toArray(String[]::new);
    }
}
