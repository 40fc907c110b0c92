package io.sealrail.onchain.batch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.key.Hex;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.onchain.chain.AnchorFailure;

/** Puts back the rows of a batch. It waits as a failed one does, until the sender has looked for its root on the chain. */
@ApplicationScoped
class RebuiltBatches {

    private static final String BATCH = """
            insert into batches (batch_id, state, root, leaf_count, chain_id, contract, sealed_at, failure_code)
            values ($1, 'FAILED', $2, $3, $4, $5, $6, $7) on conflict do nothing""";
    private static final String LEAVES = """
            insert into leaves as l (credential_id, core_claim_hash, batch_id, place)
            select id, decode(hash, 'hex'), $1, number - 1
            from unnest($2::text[], $3::text[]) with ordinality as t (id, hash, number)
            on conflict (credential_id) do update set batch_id = excluded.batch_id, place = excluded.place
            where l.batch_id is null and l.core_claim_hash = excluded.core_claim_hash""";

    /** Whether it was stored; false when there is a batch of this id or this root. */
    Uni<Boolean> insert(SqlConnection tx, ToldBatch batch, long chainId, String contract) {
        Tuple row = Tuple.tuple()
                .addUUID(batch.batchId())
                .addValue(Columns.bytes(batch.root()))
                .addInteger(batch.leaves().size())
                .addLong(chainId)
                .addString(contract)
                .addOffsetDateTime(Columns.time(batch.sealedAt()))
                .addString(AnchorFailure.REBUILT.name());
        return tx.preparedQuery(BATCH).execute(row).map(rows -> rows.rowCount() == 1);
    }

    /** Makes the leaves this batch's, whether they are known or not. Fails when one is another batch's or has another hash. */
    Uni<Void> place(SqlConnection tx, ToldBatch batch) {
        List<Leaf> leaves = batch.leaves();
        Tuple rows = Tuple.of(
                batch.batchId(),
                leaves.stream().map(Leaf::credentialId).toArray(String[]::new),
                leaves.stream().map(leaf -> Hex.encode(leaf.coreClaimHash())).toArray(String[]::new));
        return tx.preparedQuery(LEAVES)
                .execute(rows)
                .invoke(placed ->
                        ImpossibleEventException.unless(placed.rowCount() == leaves.size(), "leaf-of-another-batch"))
                .replaceWithVoid();
    }
}
