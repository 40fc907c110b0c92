package io.sealrail.issuance.operator;

import java.time.Clock;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.stage.StageDeadlines;

/** Issued credentials, for operators. */
@Path("/admin/v1/credentials")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "Search, and the whole way of each credential")
public class CredentialSearchResource {

    private final CredentialRecords records;
    private final OnchainWorker onchainWorker;
    private final StageDeadlines deadlines;
    private final Clock clock;

    CredentialSearchResource(
            CredentialRecords records, OnchainWorker onchainWorker, StageDeadlines deadlines, Clock clock) {
        this.records = records;
        this.onchainWorker = onchainWorker;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Search credentials",
            description = "Newest first; conditions are combined. Claims are never shown.")
    public Uni<Page<CredentialRecord>> find(@BeanParam CredentialQuery query) {
        return records.find(query);
    }

    @GET
    @Path("/{vcId}")
    @Operation(
            summary = "Show a credential with its timeline",
            description =
                    "What is not confirmed yet is asked of onchain-worker; while that is away, its stages are `unknown`.")
    @APIResponseSchema(
            value = CredentialWithTimeline.class,
            responseCode = "200",
            responseDescription = "Its way so far")
    @APIResponse(responseCode = "404", description = "CREDENTIAL_UNKNOWN: no such credential")
    public Uni<CredentialWithTimeline> show(
            @PathParam("vcId") String vcId,
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization) {
        return records.byId(vcId)
                .map(found -> found.orElseThrow(CredentialSearchResource::unknown))
                .flatMap(credential -> withTimeline(credential, authorization));
    }

    private Uni<CredentialWithTimeline> withTimeline(CredentialRecord credential, String authorization) {
        Uni<OnchainWorker.Answer> asked = credential.onchainAt() != null
                ? Uni.createFrom().item(OnchainWorker.Answer.NOT_RECEIVED)
                : onchainWorker.leaf(credential.vcId(), authorization);
        Overdue overdue = new Overdue(deadlines, clock.instant());
        return records.relay(credential)
                .flatMap(relay -> asked.map(answer ->
                        new CredentialWithTimeline(credential, Timeline.of(credential, relay, answer, overdue))));
    }

    static Problem unknown() {
        return Problem.of(404, "CREDENTIAL_UNKNOWN", "no such credential");
    }

    /** A credential and its way so far. */
    @Schema(name = "CredentialWithTimeline")
    record CredentialWithTimeline(@JsonUnwrapped CredentialRecord credential, List<Stage> timeline) {}
}
