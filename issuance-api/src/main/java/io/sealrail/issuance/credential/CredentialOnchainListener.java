package io.sealrail.issuance.credential;

import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.sealrail.events.CredentialOnchain;
import io.sealrail.kit.listen.EventBatch;
import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageTimes;

/** Notes that credentials are on chain, and where; a reorg says it again with a higher sequence. */
@ApplicationScoped
class CredentialOnchainListener {

    private static final String APPLY = """
            with g as (
                select * from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::bigint[], $6::text[],
                    $7::bigint[]) as e(credential_id, sequence, at, batch_id, chain_id, transaction_hash, block_number)),
            locked as (
                select c.credential_id, c.onchain_sequence as before from credentials c join g on g.credential_id = c.credential_id
                order by c.credential_id for no key update of c)
            update credentials c set onchain_sequence = g.sequence, onchain_at = g.at, batch_id = g.batch_id,
                chain_id = g.chain_id, transaction_hash = g.transaction_hash, block_number = g.block_number
            from g join locked on locked.credential_id = g.credential_id
            where c.credential_id = g.credential_id and c.onchain_sequence < g.sequence
            returning c.issued_at, locked.before = 0 as first""";

    private static final String CHAIN_MOVES =
            "update chain_progress set last_onchain_at = now() where last_onchain_at < now() - interval '10 seconds'";

    private static final BinaryOperator<CredentialOnchain> LATEST =
            BinaryOperator.maxBy(Comparator.comparingLong(CredentialOnchain::sequence));

    private final EventBatch batches;
    private final Pool pool;
    private final StageTimes times;

    CredentialOnchainListener(EventBatch batches, Pool pool, StageTimes times) {
        this.batches = batches;
        this.pool = pool;
        this.times = times;
    }

    @Incoming("credential-onchain")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batches.apply(records, CredentialOnchain.class, this::apply);
    }

    private Uni<Void> apply(List<CredentialOnchain> events) {
        List<CredentialOnchain> latest = EventsByCredential.reduce(events, CredentialOnchain::credentialId, LATEST);
        return pool.preparedQuery(APPLY)
                .execute(Tuple.from(List.of(
                        SqlColumns.texts(latest, CredentialOnchain::credentialId),
                        SqlColumns.longs(latest, CredentialOnchain::sequence),
                        SqlColumns.times(latest, CredentialOnchain::blockTime),
                        SqlColumns.texts(latest, CredentialOnchain::batchId),
                        SqlColumns.longs(latest, CredentialOnchain::chainId),
                        SqlColumns.texts(latest, CredentialOnchain::transactionHash),
                        SqlColumns.longs(latest, CredentialOnchain::blockNumber))))
                .invoke(rows -> rows.forEach(this::visible))
                .call(() -> pool.query(CHAIN_MOVES).execute())
                .replaceWithVoid();
    }

    /** What a reorg took back and is said again was visible before. */
    private void visible(Row row) {
        if (row.getBoolean("first")) {
            times.done(PipelineStage.VISIBLE, row.getOffsetDateTime("issued_at").toInstant());
        }
    }
}
