package io.sealrail.issuance.user;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.partner.Emails;
import io.sealrail.issuance.partner.Partners;
import io.sealrail.kit.http.Problem;

/** Consents of users, for operators. */
@Path("/admin/v1/partners/{partnerId}/consents")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents", description = "Which users accept credentials of which partner")
public class ConsentResource {

    private static final Set<String> DECISIONS = Set.of("accepted", "declined");

    private final Consents consents;
    private final Partners partners;
    private final Clock clock;

    ConsentResource(Consents consents, Partners partners, Clock clock) {
        this.consents = consents;
        this.partners = partners;
        this.clock = clock;
    }

    @PUT
    @Operation(
            summary = "Record a user's decision about a partner",
            description = "After `declined`, issuing on behalf of the user answers 409. The newest decision holds.")
    @APIResponseSchema(value = ConsentView.class, responseCode = "200", responseDescription = "Recorded")
    @APIResponse(responseCode = "404", description = "PARTNER_UNKNOWN: no such partner")
    public Uni<ConsentView> decide(@PathParam("partnerId") UUID partnerId, ConsentRequest request) {
        Inputs.requireBody(request);
        String email = Emails.normalise(request.email())
                .orElseThrow(() -> Problem.of(400, "VALIDATION", "email is not an e-mail address"));
        if (!DECISIONS.contains(Inputs.required("decision", request.decision()))) {
            throw Problem.of(400, "VALIDATION", "decision is accepted or declined");
        }
        Instant now = Inputs.now(clock);
        return partners.known(partnerId)
                .chain(() -> consents.decide(partnerId, email, request.decision(), now))
                .map(userUuid -> new ConsentView(partnerId, userUuid, request.decision(), now));
    }
}
