package io.sealrail.issuance.credential;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.credential.BatchStep.Issue;

/**
 * The statements of a batch's transaction, one for all rows each. Rows are touched in the order of their keys, so that two
 * batches cannot wait for each other.
 */
final class IssueStatements {

    private static final String KEEP_ANSWERS = """
            insert into idempotency_keys (partner_id, idempotency_key, fingerprint, response, created_at)
            select g.* from unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::timestamptz[]) as g
            order by 1, 2 on conflict do nothing returning partner_id, idempotency_key""";
    private static final String FORGET_ANSWERS = """
            delete from idempotency_keys k using unnest($1::uuid[], $2::text[]) as g(partner_id, idempotency_key)
            where k.partner_id = g.partner_id and k.idempotency_key = g.idempotency_key""";
    private static final String ADD_USERS = """
            insert into users (user_uuid, email, created_at)
            select g.user_uuid, g.email, $3 from unnest($1::uuid[], $2::text[]) as g(user_uuid, email)
            order by g.email on conflict do nothing returning user_uuid""";
    private static final String LOCK_ACTIVE = """
            select credential_id from credentials where credential_id = any($1::text[]) and active
            order by credential_id for no key update""";
    private static final String END_ACTIVE = """
            update credentials c set active = false, replaced_by = g.replaced_by
            from unnest($1::text[], $2::text[]) as g(credential_id, replaced_by)
            where c.credential_id = g.credential_id""";
    private static final String ADD_CREDENTIALS = """
            insert into credentials (credential_id, kind, core_claim_hash, partner_id, issuer_did, program_id, user_uuid,
                document, status_list_id, status_list_index, issued_at, expires_at)
            select g.credential_id, 'air', g.hash, g.partner_id, g.issuer_did, g.program_id, g.user_uuid,
                g.document, g.list_id, g.list_index, g.issued_at, g.expires_at
            from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::uuid[],
                    $7::text[], $8::text[], $9::int[], $10::timestamptz[], $11::timestamptz[])
                as g(credential_id, hash, partner_id, issuer_did, program_id, user_uuid,
                    document, list_id, list_index, issued_at, expires_at)
            order by g.issuer_did, g.program_id, g.user_uuid
            on conflict (issuer_did, program_id, user_uuid) where active do nothing returning credential_id""";

    private final SqlConnection tx;

    IssueStatements(SqlConnection tx) {
        this.tx = tx;
    }

    /** An answer to keep under the idempotency key of its ticket. */
    record KeptAnswer(UUID partnerId, IdempotencyKey key, String response) {}

    /** The name of a kept answer. */
    record KeyName(UUID partnerId, String key) {}

    /** Stores the answers; gives the keys that were free. */
    Uni<Set<KeyName>> keepAnswers(List<KeptAnswer> answers, Instant now) {
        return execute(
                        KEEP_ANSWERS,
                        SqlColumns.uuids(answers, KeptAnswer::partnerId),
                        SqlColumns.texts(answers, answer -> answer.key().key()),
                        answers.stream()
                                .map(answer -> Buffer.buffer(answer.key().fingerprint()))
                                .toArray(Buffer[]::new),
                        SqlColumns.texts(answers, KeptAnswer::response),
                        SqlColumns.times(answers, answer -> now))
                .map(rows -> collect(rows, row -> new KeyName(row.getUUID(0), row.getString(1))));
    }

    Uni<Void> forgetAnswers(List<KeyName> keys) {
        return execute(FORGET_ANSWERS, SqlColumns.uuids(keys, KeyName::partnerId), SqlColumns.texts(keys, KeyName::key))
                .replaceWithVoid();
    }

    /** Stores users by e-mail; gives those that are new. */
    Uni<Set<UUID>> addUsers(Map<String, UUID> byEmail, Instant now) {
        List<Map.Entry<String, UUID>> users = List.copyOf(byEmail.entrySet());
        return execute(
                        ADD_USERS,
                        SqlColumns.uuids(users, Map.Entry::getValue),
                        SqlColumns.texts(users, Map.Entry::getKey),
                        SqlColumns.time(now))
                .map(rows -> collect(rows, row -> row.getUUID(0)));
    }

    /** Locks the credentials; gives those that are still active. */
    Uni<Set<String>> lockActive(List<String> credentialIds) {
        return execute(LOCK_ACTIVE, (Object) credentialIds.toArray(String[]::new))
                .map(rows -> collect(rows, row -> row.getString(0)));
    }

    /** Ends locked credentials; the value is the successor, or {@code null} where the old one had expired. */
    Uni<Void> endActive(Map<String, String> successors) {
        List<Map.Entry<String, String>> ended = List.copyOf(new HashMap<>(successors).entrySet());
        return execute(
                        END_ACTIVE,
                        SqlColumns.texts(ended, Map.Entry::getKey),
                        SqlColumns.texts(ended, Map.Entry::getValue))
                .replaceWithVoid();
    }

    /** Stores credentials; gives the ids of those whose slot was free. */
    Uni<Set<String>> addCredentials(List<Issue> issued) {
        return execute(
                        ADD_CREDENTIALS,
                        SqlColumns.texts(issued, issue -> issue.credential().credentialId()),
                        SqlColumns.texts(issued, issue -> issue.credential().coreClaimHash()),
                        SqlColumns.uuids(
                                issued, issue -> issue.ticket().command().partnerId()),
                        SqlColumns.texts(
                                issued,
                                issue -> issue.ticket().command().program().issuerDid()),
                        SqlColumns.texts(
                                issued,
                                issue -> issue.ticket().command().program().programId()),
                        SqlColumns.uuids(issued, Issue::userUuid),
                        SqlColumns.texts(issued, issue -> issue.credential().document()),
                        SqlColumns.texts(
                                issued, issue -> issue.credential().status().listId()),
                        SqlColumns.integers(
                                issued, issue -> issue.credential().status().index()),
                        SqlColumns.times(issued, issue -> issue.credential().issuedAt()),
                        SqlColumns.times(issued, issue -> issue.credential().expiresAt()))
                .map(rows -> collect(rows, row -> row.getString(0)));
    }

    private Uni<RowSet<Row>> execute(String sql, Object... parameters) {
        return tx.preparedQuery(sql).execute(Tuple.from(parameters));
    }

    private static <T> Set<T> collect(RowSet<Row> rows, Function<Row, T> column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(column)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
