package io.sealrail.issuance.restore;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.IssuerKeyPublished;
import io.sealrail.kit.replay.OwnEvents;

/**
 * Issuers and keys. The private part of a key that was made after the backup is gone: it stays listed by its public part, so
 * that what it signed can be checked, and never signs again. The end of a key that is there still counts, and the issuer's
 * next event has a sequence that nobody has heard.
 */
@ApplicationScoped
class RestoreIssuerKeys implements OwnEvents<IssuerKeyPublished> {

    private static final String LOST = "lost in a restore";
    private static final String TOLD = """
            with told as (
              select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                  $6::timestamptz[], $7::int[], $8::bigint[])
                as t(issuer_did, key_id, public_key, created_at, expires_at, revoked_at, status_lists, sequence)),
            """;
    private static final String ISSUERS = TOLD + """
              made as (
                insert into issuers (issuer_did, name, created_at)
                select issuer_did, '%s', min(created_at) from told group by issuer_did
                order by issuer_did on conflict do nothing returning issuer_did, created_at)
            insert into lost_records (kind, id, issuer_did, told_at)
            select 'issuer', issuer_did, issuer_did, created_at from made on conflict do nothing""".formatted(LOST);
    private static final String KEYS = TOLD + """
              last as (select distinct on (key_id) * from told order by key_id, sequence desc),
              made as (
                insert into issuer_keys (key_id, issuer_did, purpose, public_key_multibase, created_at, active_from,
                    expires_at, revoked_at)
                select key_id, issuer_did, 'assertion', public_key, created_at, created_at,
                    coalesce(expires_at, clock_timestamp()), revoked_at
                from last order by key_id on conflict do nothing returning key_id, issuer_did, created_at),
              ended as (
                update issuer_keys k set expires_at = coalesce(k.expires_at, l.expires_at),
                    revoked_at = coalesce(k.revoked_at, l.revoked_at)
                from last l where l.key_id = k.key_id and (l.expires_at is not null or l.revoked_at is not null))
            insert into lost_records (kind, id, issuer_did, told_at)
            select 'issuer-key', key_id, issuer_did, created_at from made on conflict do nothing""";
    private static final String SEQUENCES = TOLD + """
              last as (
                select issuer_did, max(sequence) as sequence, max(status_lists) as status_lists
                from told group by issuer_did)
            update issuers i set event_sequence = greatest(i.event_sequence, l.sequence),
                status_lists = greatest(i.status_lists, l.status_lists)
            from last l where l.issuer_did = i.issuer_did
              and (i.event_sequence < l.sequence or i.status_lists < l.status_lists)""";

    private final Pool pool;

    RestoreIssuerKeys(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<IssuerKeyPublished> type() {
        return IssuerKeyPublished.class;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Uni<Void> restore(List<IssuerKeyPublished> events) {
        return pool.withTransaction(tx -> tx.preparedQuery(ISSUERS)
                .execute(columns(events))
                .chain(() -> tx.preparedQuery(KEYS).execute(columns(events)))
                .chain(() -> tx.preparedQuery(SEQUENCES).execute(columns(events)))
                .replaceWithVoid());
    }

    private static Tuple columns(List<IssuerKeyPublished> events) {
        return Tuple.from(List.of(
                Columns.texts(events, IssuerKeyPublished::issuerDid),
                Columns.texts(events, IssuerKeyPublished::keyId),
                Columns.texts(events, IssuerKeyPublished::publicKeyMultibase),
                Columns.times(events, IssuerKeyPublished::createdAt),
                Columns.times(events, IssuerKeyPublished::expiresAt),
                Columns.times(events, IssuerKeyPublished::revokedAt),
                Columns.integers(events, IssuerKeyPublished::statusLists),
                Columns.longs(events, IssuerKeyPublished::sequence)));
    }
}
