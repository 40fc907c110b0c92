package io.sealrail.issuance.claim;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.notaryaccess.NotaryApi;

/** The formats that answers can have. */
@NotaryApi
@Path("/v1/formats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notary claims")
@APIResponse(responseCode = "401", description = "auth.missing_credential: a key of the Notary API is required")
@APIResponse(responseCode = "501", description = "evidence.server_disabled: no claims are configured")
public class FormatResource {

    private final NotaryRules rules;

    FormatResource(NotaryRules rules) {
        this.rules = rules;
    }

    @GET
    @Operation(operationId = "formats", summary = "List the formats of answers", description = "Each with its claims.")
    @APIResponseSchema(value = FormatList.class, responseCode = "200", responseDescription = "The formats")
    public Uni<FormatList> list() {
        return Uni.createFrom().item(() -> {
            NotaryRules.Rules current = rules.enabled();
            return new FormatList(Formats.ALL.stream()
                    .map(format -> FormatView.of(format, current))
                    .toList());
        });
    }

    /** All of them. */
    @Schema(name = "Formats")
    record FormatList(List<FormatView> formats) {}

    /** A format. */
    @Schema(name = "Format")
    record FormatView(
            @Schema(description = "Its media type", examples = Formats.SD_JWT)
            String format,

            @JsonProperty("default") @Schema(description = "Whether it is used where a request names none")
            boolean byDefault,

            @Schema(description = "Ids of the claims whose answers can have it")
            List<String> claims) {

        static FormatView of(String format, NotaryRules.Rules rules) {
            return new FormatView(
                    format,
                    format.equals(Formats.CLAIM_RESULT),
                    rules.claims().stream()
                            .filter(claim -> claim.formats().contains(format))
                            .map(claim -> claim.ref().id())
                            .distinct()
                            .toList());
        }
    }
}
