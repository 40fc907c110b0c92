package io.sealrail.issuance.notaryaccess;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Bodies;

/** Does what the resources of the Notary do with their callers and the audit. */
@NotaryApi
@Path(ProbeResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    static final String PATH = "/v1/claims/probe/of/tests";

    /** Calls that wait for ever, by the ids of their keys. */
    static final Map<String, AuditEntry> hanging = new ConcurrentHashMap<>();

    private final Bodies bodies;
    private final Pool pool;

    ProbeResource(Bodies bodies, Pool pool) {
        this.bodies = bodies;
        this.pool = pool;
    }

    @POST
    @Operation(hidden = true)
    public Uni<Seen> probe(@Context RoutingContext request, @QueryParam("do") String what, byte[] body) {
        NotaryCaller caller = NotaryCaller.of(request);
        Asked asked = bodies.read(body, Asked.class);
        AuditEntry entry = AuditEntry.of(request)
                .evaluation("01KFA5V0Y2M0S8ZC9Q6T3W7XKB")
                .claims(List.of("smallholder@2"))
                .purpose("testing")
                .target("rnref:v1:abc")
                .holder(asked.holder())
                .credential("urn:registry-notary:credential:1")
                .profile("voucher");
        Seen seen = new Seen(caller.clientId(), caller.keyId(), List.copyOf(caller.scopes()));
        return switch (String.valueOf(what)) {
            case "commit" -> pool.withTransaction(entry::commitWith).replaceWith(seen);
            case "commit-and-fail" ->
                pool.withTransaction(entry::commitWith).replaceWith(seen).invoke(done -> {
                    throw NotaryProblem.ISSUANCE_FAILED.problem();
                });
            case "roll-back" ->
                pool.withTransaction(
                                transaction -> entry.commitWith(transaction).invoke(done -> {
                                    throw NotaryProblem.CONFLICT.problem().because("credential.holder_proof_replay");
                                }))
                        .replaceWith(seen);
            case "hang" ->
                Uni.createFrom().<Seen>nothing().onSubscription().invoke(() -> hanging.put(caller.keyId(), entry));
            case "break" -> Uni.createFrom().failure(new IllegalStateException("a fault of ours"));
            default -> Uni.createFrom().item(seen);
        };
    }

    record Asked(String holder) {}

    record Seen(String client, String key, List<String> scopes) {}
}
