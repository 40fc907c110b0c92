package io.sealrail.issuance.notaryaccess;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.work.Workers;

/** The record of the calls of the Notary API, for operators. */
@Path("/admin/v1/audit")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Every authenticated call of the Notary API, chained so that a change shows")
public class AuditResource {

    private static final String FROM =
            " from audit_events e left join audit_seals s on s.request_id = e.request_id where ";

    private final Pool pool;
    private final Transactions transactions;
    private final Workers workers;

    AuditResource(Pool pool, Transactions transactions, Workers workers) {
        this.pool = pool;
        this.transactions = transactions;
        this.workers = workers;
    }

    @GET
    @Path("/events")
    @Operation(
            summary = "Search the record of the Notary API's calls",
            description =
                    "Newest first; conditions are combined. Persons appear as keyed hashes, values of claims never.")
    public Uni<Page<Event>> find(@BeanParam AuditQuery query) {
        Paging paging = Paging.of(query.page, query.limit);
        List<Object> parameters = new ArrayList<>();
        String condition = query.condition(parameters);
        String count = "select count(*) as total from audit_events e where " + condition;
        String page = "select s.sequence, s.hash, " + AuditChain.columnsOf("e") + FROM + condition
                + " order by e.recorded_at desc, e.request_id desc limit %d offset %d"
                        .formatted(paging.limit(), paging.offset());
        return transactions.detached(() -> rows(count, parameters)
                .map(rows -> rows.iterator().next().getLong("total"))
                .flatMap(total -> rows(page, parameters).map(rows -> Page.of(paging, total, events(rows)))));
    }

    @GET
    @Path("/verification")
    @Operation(
            summary = "Verify the chain over the record",
            description =
                    "Computes every link of a range again; `more` tells that there are others after `lastSequence`. "
                            + "`unsealed` rows wait for theirs, usually for a second. A missing end shows by comparison "
                            + "with a `lastSequence` and `lastHash` that were noted down before.")
    @APIResponseSchema(
            value = AuditVerification.Found.class,
            responseCode = "200",
            responseDescription = "Whether the chain is intact, or where it is not")
    public Uni<AuditVerification.Found> verify(
            @Parameter(description = "The first sequence number, 1 if absent") @QueryParam("from") String from,
            @Parameter(description = "How many links at most: 1 to 100000, which it is if absent") @QueryParam("limit")
                    String limit) {
        AuditRange range = AuditRange.of(from, limit);
        return transactions.detached(() -> AuditVerification.of(pool, workers, range));
    }

    private Uni<RowSet<Row>> rows(String sql, List<Object> parameters) {
        return pool.preparedQuery(sql).execute(Tuple.tuple(parameters));
    }

    private static List<Event> events(RowSet<Row> rows) {
        List<Event> events = new ArrayList<>();
        rows.forEach(row -> events.add(Event.of(row)));
        return events;
    }

    /**
     * A call.
     *
     * @param sequence its place in the chain; absent for a second or so
     * @param hash of its link, hexadecimal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEvent")
    record Event(@JsonUnwrapped AuditRow call, Long sequence, String hash) {

        static Event of(Row row) {
            Long sequence = row.getLong("sequence");
            return new Event(
                    AuditEvents.read(row),
                    sequence,
                    sequence == null
                            ? null
                            : HexFormat.of().formatHex(row.getBuffer("hash").getBytes()));
        }
    }
}
