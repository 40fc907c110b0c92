package io.sealrail.issuance.organization;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Seconds;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.RequestIds;

/** The members of the caller's organisation, for its admins. */
@Path("/api/v1/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "apiKey")
@Tag(name = "Members", description = "Who acts for an organisation")
@APIResponse(responseCode = "401", description = "UNAUTHORIZED: a valid API key is required")
@APIResponse(responseCode = "403", description = "FORBIDDEN: only an admin or owner of the organisation may do this")
@APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED: too many requests")
public class MemberResource {

    private final ApiKeyAuth auth;
    private final Bodies bodies;
    private final Members members;
    private final AddMember addMember;
    private final RemoveMember removeMember;
    private final Transactions transactions;

    MemberResource(
            ApiKeyAuth auth,
            Bodies bodies,
            Members members,
            AddMember addMember,
            RemoveMember removeMember,
            Transactions transactions) {
        this.auth = auth;
        this.bodies = bodies;
        this.members = members;
        this.addMember = addMember;
        this.removeMember = removeMember;
        this.transactions = transactions;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "addMember",
            summary = "Add a member",
            description = "Nobody gives a role above his own. The member acts by keys, of which it has none yet.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MemberRequest.class)))
    @APIResponseSchema(value = NewMemberView.class, responseCode = "201", responseDescription = "Added")
    @APIResponse(responseCode = "400", description = "VALIDATION: name must be text of 1 to 200 characters")
    public Uni<NewMemberView> add(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> {
                    MemberRequest wanted = bodies.read(body, MemberRequest.class);
                    return addMember.add(
                            Authority.of(caller), NewMember.of(wanted.name(), wanted.email(), wanted.role()));
                })
                .map(member -> NewMemberView.of(member, RequestIds.of(request)));
    }

    @GET
    @Operation(
            operationId = "listMembers",
            summary = "List the organisation's members",
            description = "Removed ones included, oldest first.")
    @APIResponseSchema(value = MemberPage.class, responseCode = "200", responseDescription = "One page")
    @APIResponse(responseCode = "400", description = "VALIDATION: page counts from 1, per_page is 1 to 100")
    public Uni<MemberPage> list(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("page") String page,
            @QueryParam("per_page") String perPage) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> {
                    Paging paging = Paging.perPage(page, perPage);
                    return transactions.read(() -> members.page(caller.organizationId(), paging));
                })
                .map(found -> MemberPage.of(found.map(MemberView::of), RequestIds.of(request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeMember",
            summary = "Remove a member",
            description = "For good; its keys are revoked with it.")
    @APIResponseSchema(value = RemovedMember.class, responseCode = "200", responseDescription = "Removed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the organization has no such member")
    @APIResponse(
            responseCode = "409",
            description = "INVALID_STATE: the last owner, or last admin where there is no owner, cannot be removed")
    public Uni<RemovedMember> remove(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("id") String id) {
        return auth.authenticateManager(authorization)
                .flatMap(caller -> removeMember.remove(Authority.of(caller), id))
                .map(member -> new RemovedMember(
                        member.memberId(), Seconds.of(member.removedAt().orElseThrow()), RequestIds.of(request)));
    }

    /** A member to be. */
    record MemberRequest(
            @Schema(examples = "Jane Doe", required = true) String name,
            @Schema(examples = "jane@example.com") String email,

            @Schema(
                    required = true,
                    enumeration = {"member", "admin", "owner"})
            Role role) {}

    /** A member's record. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "OrganizationMember")
    record MemberView(
            String id,
            String name,
            @Schema(nullable = true) String email,
            Role role,
            Instant createdAt,
            @Schema(nullable = true) Instant removedAt) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.memberId(),
                    member.name(),
                    member.email().orElse(null),
                    member.role(),
                    Seconds.of(member.createdAt()),
                    member.removedAt().map(Seconds::of).orElse(null));
        }
    }

    /** A new member's record. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "NewOrganizationMember")
    record NewMemberView(
            String id,
            String name,
            @Schema(nullable = true) String email,
            Role role,
            Instant createdAt,
            String requestId) {

        static NewMemberView of(Member member, String requestId) {
            return new NewMemberView(
                    member.memberId(),
                    member.name(),
                    member.email().orElse(null),
                    member.role(),
                    Seconds.of(member.createdAt()),
                    requestId);
        }
    }

    /** One page of members. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "OrganizationMemberPage")
    record MemberPage(List<MemberView> members, long total, int page, int perPage, boolean hasMore, String requestId) {

        static MemberPage of(Page<MemberView> found, String requestId) {
            return new MemberPage(
                    found.items(), found.total(), found.page(), found.limit(), found.hasMore(), requestId);
        }
    }

    /** The end of a membership. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "RemovedOrganizationMember")
    record RemovedMember(String id, Instant removedAt, String requestId) {}
}
