package io.sealrail.onchain.batch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.kit.http.Problem;
import io.sealrail.onchain.chain.HexData;

/** The newest batches of a state, for operators: FAILED ones name their reason. Not routed by the gateway. */
@Path("/internal/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class BatchResource {

    private static final int MOST = 500;

    private final Pool pool;

    BatchResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Operation(
            summary = "The newest batches of a state",
            description = "Operator only. Failed batches are tried again by themselves at retryAt.")
    public Uni<List<BatchSummary>> batches(
            @QueryParam("state") @DefaultValue("FAILED") String state,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (Arrays.stream(BatchState.values()).noneMatch(known -> known.name().equals(state))) {
            throw Problem.of(400, "INVALID_STATE", "state is one of " + Arrays.toString(BatchState.values()) + ".");
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.of(400, "INVALID_LIMIT", "limit is between 1 and " + MOST + ".");
        }
        return pool.preparedQuery("select * from batches where state = $1 order by sealed_at desc limit $2")
                .execute(Tuple.of(state, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BatchResource::toSummary)
                        .toList());
    }

    private static BatchSummary toSummary(Row row) {
        return new BatchSummary(
                row.getUUID("batch_id").toString(),
                BatchState.valueOf(row.getString("state")),
                HexData.of(Columns.bytes(row, "root")),
                row.getInteger("leaf_count"),
                row.getLong("chain_id"),
                row.getString("contract"),
                Columns.time(row, "sealed_at"),
                Columns.time(row, "sent_at"),
                Columns.time(row, "confirmed_at"),
                Columns.time(row, "final_at"),
                row.getString("transaction_hash"),
                row.getLong("block_number"),
                row.getInteger("failures"),
                row.getString("failure_code"),
                Columns.time(row, "retry_at"));
    }
}
