package io.sealrail.onchain.batch;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.kit.http.Problem;
import io.sealrail.onchain.chain.HexData;

/** For the operator's timeline of a credential; not routed by the gateway. */
@Path("/internal/v1/leaves/{credentialId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class LeafResource {

    private static final String FIND = """
            select l.credential_id, l.received_at, b.* from leaves l left join batches b using (batch_id)
            where l.credential_id = $1""";
    private static final String TRANSACTIONS = """
            select t.hash, t.nonce, t.sent_at, case when b.transaction_hash = t.hash then b.block_number end as block_number
            from transactions t join batches b using (batch_id) where batch_id = $1 order by t.signed_at, t.attempt""";

    private final Pool pool;

    LeafResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Operation(summary = "Where a credential is on its way to the chain", description = "Operator only.")
    public Uni<LeafTimeline> leaf(@PathParam("credentialId") String credentialId) {
        if (!Leaf.isPossibleId(credentialId)) {
            throw notFound();
        }
        return pool.preparedQuery(FIND).execute(Tuple.of(credentialId)).flatMap(rows -> {
            if (rows.size() == 0) {
                throw notFound();
            }
            Row leaf = rows.iterator().next();
            UUID batchId = leaf.getUUID("batch_id");
            return batchId == null
                    ? Uni.createFrom().item(received(leaf))
                    : transactions(batchId).map(sent -> inBatch(leaf, batchId, sent));
        });
    }

    private static Problem notFound() {
        return Problem.of(404, "LEAF_NOT_FOUND", "No credential with this id was received.");
    }

    private Uni<List<LeafTimeline.Sent>> transactions(UUID batchId) {
        return pool.preparedQuery(TRANSACTIONS).execute(Tuple.of(batchId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new LeafTimeline.Sent(
                        row.getString("hash"),
                        row.getLong("nonce"),
                        Columns.time(row, "sent_at"),
                        row.getLong("block_number")))
                .toList());
    }

    private static LeafTimeline received(Row leaf) {
        return new LeafTimeline(
                leaf.getString("credential_id"),
                "RECEIVED",
                null,
                null,
                List.of(),
                null,
                Columns.time(leaf, "received_at"),
                null);
    }

    private static LeafTimeline inBatch(Row leaf, UUID batchId, List<LeafTimeline.Sent> sent) {
        return new LeafTimeline(
                leaf.getString("credential_id"),
                leaf.getString("state"),
                batchId.toString(),
                HexData.of(Columns.bytes(leaf, "root")),
                sent,
                leaf.getString("failure_code"),
                Columns.time(leaf, "received_at"),
                Columns.time(leaf, "sealed_at"));
    }
}
