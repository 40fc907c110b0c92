package io.sealrail.issuance.credential;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.partner.PartnerAuth;
import io.sealrail.issuance.partner.PartnerLimits;
import io.sealrail.kit.http.Problem;

/** Polling whether a credential is on chain. */
@Path("/v1/credentials/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner API")
public class IssuanceStatusResource {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");
    private static final int LONGEST_WAIT = 60;

    private final PartnerAuth auth;
    private final PartnerLimits limits;
    private final IssuedCredentials credentials;
    private final OnchainWaits waits;

    IssuanceStatusResource(PartnerAuth auth, PartnerLimits limits, IssuedCredentials credentials, OnchainWaits waits) {
        this.auth = auth;
        this.limits = limits;
        this.credentials = credentials;
        this.waits = waits;
    }

    @GET
    @Operation(operationId = "issuanceStatus", summary = "Whether an issued credential is on chain yet")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IssuanceStatus.class)))
    @APIResponse(responseCode = "400", description = "The hash is missing or malformed, or wait is not 1 to 60")
    @APIResponse(responseCode = "401", description = "The partner token fails a rule, which the message names")
    @APIResponse(responseCode = "404", description = "No credential of this partner has the hash")
    @APIResponse(responseCode = "429", description = "Too many calls; see Retry-After")
    public Uni<IssuanceStatus> status(
            @Parameter(description = "JWT signed by the partner", required = true) @HeaderParam("x-partner-auth")
                    String token,
            @Parameter(description = "As the issue call answered", required = true) @QueryParam("coreClaimHash")
                    String coreClaimHash,
            @Parameter(description = "Answer as soon as the credential is on chain, or after this many seconds")
                    @QueryParam("wait")
                    String wait) {
        return auth.authenticate(token).flatMap(caller -> {
            limits.countAsking(caller.partner());
            String hash = hash(coreClaimHash);
            Optional<Duration> patience = patience(wait);
            UUID partnerId = caller.partner().partnerId();
            return read(hash, partnerId)
                    .flatMap(now -> now.onchain() || patience.isEmpty()
                            ? Uni.createFrom().item(now)
                            : waits.await(hash, patience.get()).flatMap(ignored -> read(hash, partnerId)))
                    .map(IssuanceStatus::of);
        });
    }

    private Uni<IssuedCredentials.Issued> read(String hash, UUID partnerId) {
        return credentials
                .byHash(hash, partnerId)
                .map(found -> found.orElseThrow(() -> Problem.of(
                        404, "CREDENTIAL_NOT_FOUND", "no credential of this partner has the coreClaimHash")));
    }

    private static String hash(String given) {
        if (given == null || given.isEmpty()) {
            throw Problem.of(400, "INVALID_REQUEST", "coreClaimHash is missing");
        }
        if (!HASH.matcher(given).matches()) {
            throw Problem.of(400, "INVALID_REQUEST", "coreClaimHash must be 64 lower-case hex characters");
        }
        return given;
    }

    private static Optional<Duration> patience(String wait) {
        if (wait == null) {
            return Optional.empty();
        }
        int seconds = SECONDS.matcher(wait).matches() ? Integer.parseInt(wait) : 0;
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            throw Problem.of(400, "INVALID_REQUEST", "wait must be a whole number of seconds from 1 to 60");
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
