package io.sealrail.issuance.status;

import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.StatusListPublished;

/** Stores what is known of the served lists and puts their keys into the DID documents; a late, older version changes nothing. */
@ApplicationScoped
class ServedStatusLists {

    private static final int KEY_BYTES = 16;

    /** Events of issuers that are not ours are none of our business. The secret order of a list is made when it is first met. */
    private static final String LISTS = """
            insert into status_lists as l (list_id, issuer_did, size, permutation_key, served_version, served_at)
            select n.list_id, n.issuer_did, n.size, n.permutation_key, n.version, n.published_at
            from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::bigint[], $6::timestamptz[])
                 as n(list_id, issuer_did, size, permutation_key, version, published_at)
            join issuers i on i.issuer_did = n.issuer_did
            order by n.list_id
            on conflict (list_id) do update set served_version = excluded.served_version
            where l.served_version < excluded.served_version""";

    private static final String KEYS = """
            insert into issuer_keys (key_id, issuer_did, purpose, public_key_multibase, created_at, active_from)
            select n.key_id, n.issuer_did, 'status-list', n.public_key, n.published_at, n.published_at
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                 as n(key_id, issuer_did, public_key, published_at)
            join issuers i on i.issuer_did = n.issuer_did
            order by n.key_id
            on conflict (key_id) do nothing""";

    private final Pool pool;
    private final SecureRandom random = new SecureRandom();

    ServedStatusLists(Pool pool) {
        this.pool = pool;
    }

    /** Takes note of the served versions, in one transaction. */
    Uni<Void> served(List<StatusListPublished> events) {
        Collection<StatusListPublished> lists = distinct(events, StatusListPublished::listId, ServedStatusLists::newer);
        Collection<StatusListPublished> keys = distinct(events, StatusListPublished::keyId, (first, later) -> first);
        return pool.withTransaction(connection ->
                store(connection, LISTS, listColumns(lists)).chain(() -> store(connection, KEYS, keyColumns(keys))));
    }

    private static Uni<Void> store(SqlClient connection, String sql, Tuple columns) {
        return connection.preparedQuery(sql).execute(columns).replaceWithVoid();
    }

    private Tuple listColumns(Collection<StatusListPublished> lists) {
        return Tuple.tuple()
                .addArrayOfString(texts(lists, StatusListPublished::listId))
                .addArrayOfString(texts(lists, StatusListPublished::issuerDid))
                .addArrayOfInteger(lists.stream().map(StatusListPublished::size).toArray(Integer[]::new))
                .addValue(lists.stream().map(list -> permutationKey()).toArray(Buffer[]::new))
                .addArrayOfLong(lists.stream().map(StatusListPublished::version).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(times(lists));
    }

    private static Tuple keyColumns(Collection<StatusListPublished> keys) {
        return Tuple.tuple()
                .addArrayOfString(texts(keys, StatusListPublished::keyId))
                .addArrayOfString(texts(keys, StatusListPublished::issuerDid))
                .addArrayOfString(texts(keys, StatusListPublished::publicKeyMultibase))
                .addArrayOfOffsetDateTime(times(keys));
    }

    private Buffer permutationKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Buffer.buffer(key);
    }

    private static StatusListPublished newer(StatusListPublished one, StatusListPublished other) {
        return one.version() >= other.version() ? one : other;
    }

    private static Collection<StatusListPublished> distinct(
            List<StatusListPublished> events,
            Function<StatusListPublished, String> id,
            BinaryOperator<StatusListPublished> which) {
        return events.stream()
                .collect(Collectors.toMap(id, Function.identity(), which))
                .values();
    }

    private static String[] texts(Collection<StatusListPublished> lists, Function<StatusListPublished, String> column) {
        return lists.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(Collection<StatusListPublished> lists) {
        return lists.stream()
                .map(list -> list.publishedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
