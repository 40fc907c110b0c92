package io.sealrail.issuance.partner;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Conflicts;
import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/** Partners, for operators. */
@Path("/admin/v1/partners")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "Organisations that call us: their keys and what they may do")
public class PartnerResource {

    private static final Set<String> FEATURES = Set.of(Partner.ISSUE_ON_BEHALF);

    private final Partners partners;
    private final PartnerKeyRules rules;
    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;

    PartnerResource(Partners partners, PartnerKeyRules rules, Transactions transactions, Workers workers, Clock clock) {
        this.partners = partners;
        this.rules = rules;
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Register a partner",
            description = "With a JWKS URL (https, public address) or inline public keys.")
    @APIResponseSchema(value = PartnerView.class, responseCode = "201", responseDescription = "Registered")
    @APIResponse(responseCode = "409", description = "PARTNER_EXISTS: the chosen partnerId is taken")
    public Uni<PartnerView> create(PartnerRequest request) {
        Inputs.requireBody(request);
        String name = Inputs.text("name", request.name());
        Set<String> features = features(Optional.ofNullable(request.features()).orElse(Set.of()));
        UUID id = Optional.ofNullable(request.partnerId()).orElseGet(UUID::randomUUID);
        Uni<Partner> created = keys(request)
                .flatMap(keys -> transactions.write(() -> {
                    Partner partner = new Partner(id, name, Inputs.now(clock));
                    partner.takeKeys(keys);
                    partner.enable(features);
                    return partners.persist(partner);
                }))
                .invoke(partner -> partners.changed(id));
        return Conflicts.refuse(created, PartnerResource::exists).map(PartnerView::of);
    }

    @GET
    @Operation(summary = "List partners", description = "Oldest first.")
    public Uni<Page<PartnerView>> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions.read(() -> partners.page(paging)).map(found -> found.map(PartnerView::of));
    }

    @GET
    @Path("/{partnerId}")
    @Operation(summary = "Show a partner")
    public Uni<PartnerView> show(@PathParam("partnerId") UUID partnerId) {
        return transactions
                .read(() -> partners.findById(partnerId))
                .map(PartnerResource::known)
                .map(PartnerView::of);
    }

    @PATCH
    @Path("/{partnerId}")
    @Operation(
            summary = "Change a partner",
            description =
                    "Name, source of keys, features; what is absent stays as it is. Holds for calls within a second.")
    public Uni<PartnerView> change(@PathParam("partnerId") UUID partnerId, PartnerRequest request) {
        Inputs.requireBody(request);
        if (request.partnerId() != null && !request.partnerId().equals(partnerId)) {
            throw Problem.of(400, "INVALID_PARTNER", "partnerId cannot be changed");
        }
        boolean newKeys = request.jwksUrl() != null || request.jwks() != null;
        Uni<Optional<PartnerKeys>> keys =
                newKeys ? keys(request).map(Optional::of) : Uni.createFrom().item(Optional.empty());
        return keys.flatMap(
                        found -> transactions.write(() -> partners.findById(partnerId, LockModeType.PESSIMISTIC_WRITE)
                                .map(PartnerResource::known)
                                .invoke(partner -> apply(partner, request, found))))
                .invoke(partner -> partners.changed(partnerId))
                .map(PartnerView::of);
    }

    private void apply(Partner partner, PartnerRequest request, Optional<PartnerKeys> keys) {
        if (request.name() != null) {
            partner.rename(Inputs.text("name", request.name()));
        }
        if (request.features() != null) {
            partner.enable(features(request.features()));
        }
        keys.ifPresent(partner::takeKeys);
        partner.changed(Inputs.now(clock));
    }

    private Uni<PartnerKeys> keys(PartnerRequest request) {
        return workers.onWorker(() -> rules.check(request.jwksUrl(), request.jwks()));
    }

    private static Set<String> features(Set<String> named) {
        if (!FEATURES.containsAll(named)) {
            throw Problem.of(400, "INVALID_FEATURES", "features: known is " + String.join(", ", FEATURES));
        }
        return named;
    }

    private static Partner known(Partner partner) {
        if (partner == null) {
            throw Partners.unknown();
        }
        return partner;
    }

    private static Problem exists() {
        return Problem.of(409, "PARTNER_EXISTS", "the partnerId is taken");
    }
}
