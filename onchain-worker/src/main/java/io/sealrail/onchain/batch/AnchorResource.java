package io.sealrail.onchain.batch;

import java.util.List;

import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import io.sealrail.kit.http.Problem;
import io.sealrail.onchain.chain.HexData;

/** The inclusion proof of a credential, for everybody. */
@Path("/v1/credentials/{vcId}/anchor")
@Produces(MediaType.APPLICATION_JSON)
class AnchorResource {

    private static final String FIND = """
            select b.*, l.core_claim_hash from leaves l join batches b using (batch_id)
            where l.credential_id = $1 and b.state in ('CONFIRMED', 'FINAL')""";

    private final Pool pool;
    private final InclusionProofs proofs;

    AnchorResource(Pool pool, InclusionProofs proofs) {
        this.pool = pool;
        this.proofs = proofs;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Proof that a credential is on chain",
            description = "Public. 404 until the credential is ONCHAIN, and while a reorg has taken its batch back.")
    @APIResponse(responseCode = "200", description = "the proof")
    @APIResponse(responseCode = "404", description = "unknown, or not on chain yet")
    public Uni<AnchorProof> anchor(@PathParam("vcId") String vcId) {
        if (!Leaf.isPossibleId(vcId)) {
            throw notFound();
        }
        return pool.preparedQuery(FIND).execute(Tuple.of(vcId)).flatMap(rows -> {
            if (rows.size() == 0) {
                throw notFound();
            }
            return proof(rows.iterator().next());
        });
    }

    private static Problem notFound() {
        return Problem.of(404, "ANCHOR_NOT_FOUND", "No credential with this id is on chain.");
    }

    private Uni<AnchorProof> proof(Row row) {
        byte[] coreClaimHash = Columns.bytes(row, "core_claim_hash");
        return proofs.of(row.getUUID("batch_id"), coreClaimHash)
                .map(proof -> new AnchorProof(
                        row.getLong("chain_id"),
                        row.getString("contract"),
                        row.getString("transaction_hash"),
                        row.getLong("block_number"),
                        Columns.time(row, "block_time"),
                        HexData.of(Columns.bytes(row, "root")),
                        HexData.of(coreClaimHash),
                        List.of("bytes32"),
                        proof.stream().map(HexData::of).toList()));
    }
}
