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
import io.sealrail.kit.listen.ImpossibleEventException;

/** The credentials that can be revoked. */
@ApplicationScoped
class Revocables {

    static final String SUSPENDABLE = "notary";

    private static final String TOLD = """
            unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
                as told (credential_id, issuer_did, status_list_id, status_list_index, kind, accepted_at)""";

    // sorted rows: two batches that share credentials lock them in one order. No index is
    // named: of two that add a row at once, the second would fail on the other unique index
    private static final String ADD = """
            insert into revocables (credential_id, issuer_did, status_list_id, status_list_index, kind, accepted_at)
            select * from %s on conflict do nothing""".formatted(TOLD);

    private static final String COMPLETE = """
            with incomplete as (
                select r.credential_id, told.kind, told.accepted_at from revocables r join %s using (credential_id)
                where (r.kind is null or r.accepted_at is null) and told.kind is not null
                order by r.credential_id for update of r
            )
            update revocables r set kind = i.kind, accepted_at = i.accepted_at
            from incomplete i where r.credential_id = i.credential_id""".formatted(TOLD);

    private static final String MISSING = """
            select exists (select from unnest($1::text[]) as told (credential_id)
            where not exists (select from revocables r where r.credential_id = told.credential_id))""";

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

    /**
     * Adds what is not known yet and completes what only a successor told of; a state is never touched.
     *
     * @throws ImpossibleEventException if another credential has the index of one of these
     */
    Uni<Void> add(SqlConnection transaction, Collection<Revocable> revocables) {
        List<Revocable> rows = revocables.stream()
                .sorted(Comparator.comparing(Revocable::credentialId))
                .toList();
        return transaction
                .preparedQuery(ADD)
                .execute(values(rows))
                .chain(added -> added.rowCount() == rows.size()
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(COMPLETE)
                                .execute(values(rows))
                                .chain(() -> requireAll(transaction, rows)));
    }

    private static Tuple values(List<Revocable> rows) {
        return Tuple.tuple()
                .addArrayOfString(ids(rows))
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
    }

    private static String[] ids(List<Revocable> rows) {
        return rows.stream().map(Revocable::credentialId).toArray(String[]::new);
    }

    private static Uni<Void> requireAll(SqlConnection transaction, List<Revocable> rows) {
        return transaction
                .preparedQuery(MISSING)
                .execute(Tuple.tuple().addArrayOfString(ids(rows)))
                .invoke(missing -> ImpossibleEventException.unless(
                        !missing.iterator().next().getBoolean(0), "index-of-another-credential"))
                .replaceWithVoid();
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
