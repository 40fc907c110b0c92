package io.sealrail.issuance.issuer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sealrail.issuance.Inputs;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.http.Problem;

/** Issuers and their keys, for operators. */
@Path("/admin/v1/issuers")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Issuers", description = "The DIDs that sign, and their keys")
public class IssuerResource {

    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final CreateIssuer createIssuer;
    private final RotateKey rotateKey;
    private final Transactions transactions;
    private final Clock clock;

    IssuerResource(
            Issuers issuers,
            IssuerKeys keys,
            CreateIssuer createIssuer,
            RotateKey rotateKey,
            Transactions transactions,
            Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.createIssuer = createIssuer;
        this.rotateKey = rotateKey;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Create an issuer",
            description =
                    "Makes an Ed25519 key and a did:air. Its status lists are made by then or soon after: `ready` says so.")
    @APIResponseSchema(value = IssuerView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "404", description = "PARTNER_UNKNOWN: no such partner")
    public Uni<IssuerView> create(
            IssuerRequest request,
            @Parameter(description = "Seconds (0 to 30) to wait for a status list to be served") @QueryParam("wait")
                    String wait) {
        Inputs.requireBody(request);
        int seconds = seconds(wait);
        return createIssuer.create(request).flatMap(did -> whenReady(did, seconds));
    }

    @GET
    @Operation(summary = "List issuers", description = "Oldest first.")
    public Uni<Page<IssuerView>> list(
            @QueryParam("partnerId") UUID partnerId,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.of(page, limit);
        return transactions.read(() -> issuers.page(partnerId, paging).flatMap(found -> keys.ofIssuers(
                        found.items().stream().map(Issuer::did).toList())
                .map(all -> found.map(
                        issuer -> IssuerView.of(issuer, all.getOrDefault(issuer.did(), List.of()), clock.instant())))));
    }

    @GET
    @Path("/{did}")
    @Operation(summary = "Show an issuer", description = "With every key of its DID and whether it can issue yet.")
    public Uni<IssuerView> show(
            @PathParam("did") String did,
            @Parameter(description = "Seconds (0 to 30) to wait for a status list to be served") @QueryParam("wait")
                    String wait) {
        return whenReady(AskedDid.of(did), seconds(wait));
    }

    @POST
    @Path("/{did}/rotate-key")
    @Operation(
            summary = "Rotate an issuer's key",
            description =
                    "Publishes the next key at once; it signs when the overlap has passed. The old key stays in the"
                            + " DID document with `expires`, and what it signed stays good.")
    @APIResponseSchema(
            value = IssuerView.class,
            responseCode = "200",
            responseDescription = "The next key is published")
    @APIResponse(responseCode = "409", description = "ROTATION_RUNNING: the next key does not sign yet")
    public Uni<IssuerView> rotate(@PathParam("did") String did) {
        String asked = AskedDid.of(did);
        return rotateKey.rotate(asked).chain(() -> view(asked));
    }

    private Uni<IssuerView> whenReady(String did, int seconds) {
        Duration patience = Duration.ofSeconds(seconds);
        long end = System.nanoTime() + patience.toNanos();
        return view(did)
                .flatMap(view -> view.ready() || System.nanoTime() >= end
                        ? Uni.createFrom().item(view)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> view(did))
                                .repeat()
                                .until(later -> later.ready() || System.nanoTime() >= end)
                                .collect()
                                .last()
                                .chain(() -> view(did)));
    }

    private Uni<IssuerView> view(String did) {
        return transactions.read(() -> issuers.findById(did).flatMap(issuer -> {
            if (issuer == null) {
                throw Problem.of(404, "ISSUER_UNKNOWN", "no such issuer");
            }
            return keys.listed(did).map(listed -> IssuerView.of(issuer, listed, clock.instant()));
        }));
    }

    private static int seconds(String wait) {
        if (wait == null) {
            return 0;
        }
        if (!wait.matches("\\d{1,2}") || Integer.parseInt(wait) > LONGEST_WAIT_SECONDS) {
            throw Problem.of(400, "VALIDATION", "wait is 0 to " + LONGEST_WAIT_SECONDS + " seconds");
        }
        return Integer.parseInt(wait);
    }
}
