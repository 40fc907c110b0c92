package io.sealrail.verifier.key;

import java.time.Instant;
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

import io.sealrail.credential.key.Multikey;
import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.events.StatusListPublished;

/** The assertion keys of our issuers, their list keys among them, as the events tell. */
@ApplicationScoped
class IssuerKeys {

    private static final String FIND =
            "select public_key_multibase, expires_at, revoked_at from issuer_keys where issuer_did = $1 and key_id = $2";

    /** A revocation is never taken back; otherwise the highest sequence holds. The key itself never changes. */
    private static final String LEARN = """
            insert into issuer_keys as known (key_id, issuer_did, public_key_multibase, expires_at, revoked_at, sequence)
            select distinct on (key_id) key_id, issuer_did, public_key, expires_at,
                   min(revoked_at) over (partition by key_id), sequence
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::bigint[])
                 as told (key_id, issuer_did, public_key, expires_at, revoked_at, sequence)
            order by key_id, sequence desc
            on conflict (key_id) do update
            set expires_at = case when excluded.sequence > known.sequence then excluded.expires_at else known.expires_at end,
                revoked_at = least(known.revoked_at, excluded.revoked_at),
                sequence = greatest(known.sequence, excluded.sequence)
            where excluded.sequence > known.sequence or excluded.revoked_at is not null
            """;

    /** A list key has no times of its own. */
    private static final String LEARN_LIST_KEYS = """
            insert into issuer_keys (key_id, issuer_did, public_key_multibase, sequence)
            select distinct on (key_id) key_id, issuer_did, public_key, 0
            from unnest($1::text[], $2::text[], $3::text[]) as told (key_id, issuer_did, public_key)
            on conflict (key_id) do nothing
            """;

    private final Pool pool;

    IssuerKeys(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<VerificationKey>> find(String issuerDid, String keyId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(issuerDid, keyId)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(key(row));
            }
            return Optional.empty();
        });
    }

    Uni<Void> learn(List<IssuerKeyPublished> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(events, IssuerKeyPublished::keyId))
                .addArrayOfString(texts(events, IssuerKeyPublished::issuerDid))
                .addArrayOfString(texts(events, IssuerKeyPublished::publicKeyMultibase))
                .addArrayOfOffsetDateTime(times(events, IssuerKeyPublished::expiresAt))
                .addArrayOfOffsetDateTime(times(events, IssuerKeyPublished::revokedAt))
                .addArrayOfLong(
                        events.stream().map(IssuerKeyPublished::sequence).toArray(Long[]::new));
        return pool.preparedQuery(LEARN).execute(columns).replaceWithVoid();
    }

    Uni<Void> learnListKeys(List<StatusListPublished> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(events, StatusListPublished::keyId))
                .addArrayOfString(texts(events, StatusListPublished::issuerDid))
                .addArrayOfString(texts(events, StatusListPublished::publicKeyMultibase));
        return pool.preparedQuery(LEARN_LIST_KEYS).execute(columns).replaceWithVoid();
    }

    private static VerificationKey key(Row row) {
        return new VerificationKey(
                VerificationKey.ed25519(Multikey.decodeEd25519(row.getString("public_key_multibase"))),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <E> String[] texts(List<E> events, Function<E, String> member) {
        return events.stream().map(member).toArray(String[]::new);
    }

    private static <E> OffsetDateTime[] times(List<E> events, Function<E, Instant> member) {
        return events.stream()
                .map(member)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
