package io.sealrail.issuance.organization;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;

/** The members of an organisation, for operators: how an organisation gets its first owner or admin. */
@Path("/admin/v1/organizations/{organizationId}/members")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganizationMemberResource {

    private final Organizations organizations;
    private final Members members;
    private final AddMember addMember;
    private final RemoveMember removeMember;
    private final Transactions transactions;

    OrganizationMemberResource(
            Organizations organizations,
            Members members,
            AddMember addMember,
            RemoveMember removeMember,
            Transactions transactions) {
        this.organizations = organizations;
        this.members = members;
        this.addMember = addMember;
        this.removeMember = removeMember;
        this.transactions = transactions;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a member to an organisation", description = "With any role.")
    @APIResponseSchema(value = MemberRecord.class, responseCode = "201", responseDescription = "Added")
    @APIResponse(responseCode = "404", description = "ORGANIZATION_UNKNOWN: no such organization")
    public Uni<MemberRecord> add(@PathParam("organizationId") String organizationId, MemberRequest request) {
        Inputs.requireBody(request);
        NewMember wanted = NewMember.of(request.name(), request.email(), request.role());
        return transactions
                .read(() -> organizations.known(organizationId))
                .chain(() -> addMember.add(Authority.operator(organizationId), wanted))
                .map(MemberRecord::of);
    }

    @GET
    @Operation(summary = "List an organisation's members", description = "Removed ones included, oldest first.")
    public Uni<Page<MemberRecord>> list(
            @PathParam("organizationId") String organizationId,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions
                .read(() -> organizations.known(organizationId).chain(() -> members.page(organizationId, paging)))
                .map(found -> found.map(MemberRecord::of));
    }

    @DELETE
    @Path("/{memberId}")
    @Operation(
            summary = "Remove a member from an organisation",
            description = "For good and at once, be it the last owner; its keys are revoked with it.")
    @APIResponseSchema(value = MemberRecord.class, responseCode = "200", responseDescription = "Removed")
    @APIResponse(
            responseCode = "404",
            description = "ORGANIZATION_UNKNOWN: no such organization; NOT_FOUND: it has no such member")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: the member was removed")
    public Uni<MemberRecord> remove(
            @PathParam("organizationId") String organizationId, @PathParam("memberId") String memberId) {
        return transactions
                .read(() -> organizations.known(organizationId))
                .chain(() -> removeMember.remove(Authority.operator(organizationId), memberId))
                .map(MemberRecord::of);
    }

    /** A member to be. */
    record MemberRequest(
            @Schema(examples = "Jane Doe", required = true) String name,
            @Schema(examples = "jane@example.com") String email,

            @Schema(
                    required = true,
                    enumeration = {"member", "admin", "owner"})
            Role role) {}

    /** A member as operators see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MemberRecord")
    record MemberRecord(
            String memberId,
            String organizationId,
            String name,
            String email,
            Role role,
            Instant createdAt,
            Instant removedAt) {

        static MemberRecord of(Member member) {
            return new MemberRecord(
                    member.memberId(),
                    member.organizationId(),
                    member.name(),
                    member.email().orElse(null),
                    member.role(),
                    member.createdAt(),
                    member.removedAt().orElse(null));
        }
    }
}
