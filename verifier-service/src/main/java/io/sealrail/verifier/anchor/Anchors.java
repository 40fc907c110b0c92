package io.sealrail.verifier.anchor;

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

import io.sealrail.events.CredentialOnchain;

/** Anchors by the hash that was anchored. */
@ApplicationScoped
class Anchors {

    private static final String FIND =
            "select credential_id, chain_id, transaction_hash from anchors where core_claim_hash = $1";

    /** A reorg moves an anchor; the highest sequence holds. */
    private static final String LEARN = """
            insert into anchors as known
                   (core_claim_hash, credential_id, sequence, chain_id, transaction_hash, block_time)
            select distinct on (core_claim_hash) *
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[])
                 as told (core_claim_hash, credential_id, sequence, chain_id, transaction_hash, block_time)
            order by core_claim_hash, sequence desc
            on conflict (core_claim_hash) do update
            set sequence = excluded.sequence, chain_id = excluded.chain_id,
                transaction_hash = excluded.transaction_hash, block_time = excluded.block_time
            where excluded.sequence > known.sequence
            """;

    private final Pool pool;

    Anchors(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Anchor>> find(String coreClaimHash) {
        return pool.preparedQuery(FIND).execute(Tuple.of(coreClaimHash)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Anchor(
                        row.getString("credential_id"), row.getLong("chain_id"), row.getString("transaction_hash")));
            }
            return Optional.empty();
        });
    }

    Uni<Void> learn(List<CredentialOnchain> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(events, CredentialOnchain::coreClaimHash))
                .addArrayOfString(texts(events, CredentialOnchain::credentialId))
                .addArrayOfLong(events.stream().map(CredentialOnchain::sequence).toArray(Long[]::new))
                .addArrayOfLong(events.stream().map(CredentialOnchain::chainId).toArray(Long[]::new))
                .addArrayOfString(texts(events, CredentialOnchain::transactionHash))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.blockTime().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return pool.preparedQuery(LEARN).execute(columns).replaceWithVoid();
    }

    private static String[] texts(List<CredentialOnchain> events, Function<CredentialOnchain, String> member) {
        return events.stream().map(member).toArray(String[]::new);
    }
}
