package io.sealrail.revocation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus.State;

/** The credentials that can be revoked. */
@ApplicationScoped
class Revocables {

    static final String SUSPENDABLE = "notary";

    // sorted rows: two batches that share credentials lock them in one order
    private static final String ADD = """
            insert into revocables (credential_id, issuer_did, status_list_id, status_list_index, kind, accepted_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
            on conflict (credential_id) do update set kind = excluded.kind, accepted_at = excluded.accepted_at
            where (revocables.kind is null or revocables.accepted_at is null) and excluded.kind is not null
            """;

    private static final String LOCK = """
            select credential_id, state, sequence from revocables
            where credential_id = any($1) order by credential_id for update""";

    private static final String STANDING = "select state, kind from revocables where credential_id = $1";

    /** @param kind {@code null} while the credential's own event is under way */
    record Standing(State state, String kind) {

        /** Only a Token Status List has a word for it; the lists of the other kinds have the purpose revocation (ADR 19). */
        boolean canShowSuspension() {
            return SUSPENDABLE.equals(kind);
        }
    }

    /** @param sequence how many changes there were */
    record Count(State state, long sequence) {}

    /** Adds what is not known yet and completes what only a successor told of; a state is never touched. */
    Uni<Void> add(SqlConnection transaction, Collection<Revocable> revocables) {
        List<Revocable> rows = revocables.stream()
                .sorted(Comparator.comparing(Revocable::credentialId))
                .toList();
        Tuple values = Tuple.tuple()
                .addArrayOfString(rows.stream().map(Revocable::credentialId).toArray(String[]::new))
                .addArrayOfString(rows.stream().map(Revocable::issuerDid).toArray(String[]::new))
                .addArrayOfString(
                        rows.stream().map(row -> row.status().listId()).toArray(String[]::new))
                .addArrayOfInteger(
                        rows.stream().map(row -> row.status().index()).toArray(Integer[]::new))
                .addArrayOfString(rows.stream().map(Revocable::kind).toArray(String[]::new))
                .addArrayOfOffsetDateTime(rows.stream()
                        .map(Revocable::acceptedAt)
                        .map(Revocables::utc)
                        .toArray(OffsetDateTime[]::new));
        return transaction.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** Empty if the credential is not known here. */
    Uni<Optional<Standing>> standing(SqlClient client, String credentialId) {
        return client.preparedQuery(STANDING).execute(Tuple.of(credentialId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(Revocables::standing)
                .findFirst());
    }

    /** Where a known credential stands until the transaction ends. */
    Uni<Standing> lock(SqlConnection transaction, String credentialId) {
        return transaction
                .preparedQuery(STANDING + " for update")
                .execute(Tuple.of(credentialId))
                .map(rows -> standing(rows.iterator().next()));
    }

    /** Where known credentials stand until the transaction ends, by id. */
    Uni<Map<String, Count>> lock(SqlConnection transaction, Collection<String> credentialIds) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfString(credentialIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.getString(0),
                                row -> new Count(State.valueOf(row.getString(1)), row.getLong(2)))));
    }

    private static Standing standing(Row row) {
        return new Standing(State.valueOf(row.getString(0)), row.getString(1));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
