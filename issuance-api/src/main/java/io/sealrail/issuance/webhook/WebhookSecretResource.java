package io.sealrail.issuance.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.partner.Partners;
import io.sealrail.issuance.program.IssuanceProgram;
import io.sealrail.issuance.program.Programs;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.secret.KeyEncryption;

/** Secrets of incoming webhooks, for operators; several may be active, so that one can be replaced without a gap. */
@Path("/admin/v1/partners/{partnerId}/webhook-secrets")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhook secrets", description = "Secrets of incoming webhooks (Standard Webhooks)")
public class WebhookSecretResource {

    private static final int SECRET_BYTES = 32;

    private final WebhookSecrets secrets;
    private final Partners partners;
    private final Programs programs;
    private final KeyEncryption encryption;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookSecretResource(
            WebhookSecrets secrets,
            Partners partners,
            Programs programs,
            KeyEncryption encryption,
            Transactions transactions,
            Clock clock) {
        this.secrets = secrets;
        this.partners = partners;
        this.programs = programs;
        this.encryption = encryption;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Make a webhook secret", description = "The only answer that ever shows it.")
    @APIResponseSchema(value = NewWebhookSecret.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(responseCode = "404", description = "PROGRAM_UNKNOWN: the partner has no such program")
    public Uni<NewWebhookSecret> create(@PathParam("partnerId") UUID partnerId, WebhookSecretRequest request) {
        Inputs.requireBody(request);
        String programId = Inputs.required("programId", request.programId());
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        UUID id = UUID.randomUUID();
        Instant now = Inputs.now(clock);
        byte[] encrypted = encryption.encrypt(secret, id.toString());
        return partners.known(partnerId)
                .chain(() -> programs.byId(programId))
                .invoke(program -> requireProgramOf(partnerId, program.orElse(null)))
                .chain(() -> transactions.write(
                        () -> secrets.persist(new StoredWebhookSecret(id, partnerId, programId, encrypted, now))))
                .invoke(secrets::changed)
                .replaceWith(() -> new NewWebhookSecret(
                        id, programId, "whsec_" + Base64.getEncoder().encodeToString(secret), now));
    }

    @GET
    @Operation(
            summary = "List a partner's webhook secrets",
            description = "Without the secrets themselves, oldest first.")
    public Uni<List<WebhookSecretView>> list(@PathParam("partnerId") UUID partnerId) {
        return partners.known(partnerId)
                .chain(() -> transactions.read(() -> secrets.list("partnerId = ?1 order by createdAt", partnerId)))
                .map(stored -> stored.stream().map(WebhookSecretView::of).toList());
    }

    @DELETE
    @Path("/{secretId}")
    @ResponseStatus(204)
    @Operation(
            summary = "Retire a webhook secret",
            description = "Webhooks signed with it are refused within a second.")
    @APIResponse(responseCode = "204", description = "Retired")
    @APIResponse(responseCode = "404", description = "WEBHOOK_SECRET_UNKNOWN: the partner has no such webhook secret")
    public Uni<Void> retire(@PathParam("partnerId") UUID partnerId, @PathParam("secretId") UUID secretId) {
        return transactions
                .write(() -> secrets.find("secretId = ?1 and partnerId = ?2", secretId, partnerId)
                        .firstResult()
                        .invoke(stored -> known(stored).retire(Inputs.now(clock))))
                .invoke(secrets::changed)
                .replaceWithVoid();
    }

    private static StoredWebhookSecret known(StoredWebhookSecret stored) {
        if (stored == null) {
            throw Problem.of(404, "WEBHOOK_SECRET_UNKNOWN", "the partner has no such webhook secret");
        }
        return stored;
    }

    private static void requireProgramOf(UUID partnerId, IssuanceProgram program) {
        if (program == null || !program.partnerId().equals(partnerId)) {
            throw Problem.of(404, "PROGRAM_UNKNOWN", "the partner has no such program");
        }
    }

    /** The program that webhooks signed with the secret issue from. */
    record WebhookSecretRequest(
            @Schema(examples = "c21s70g0i54sn0023172Cv", required = true)
            String programId) {}

    /**
     * A secret, this once.
     *
     * @param secret {@code whsec_} and base64, as Standard Webhooks writes them
     */
    record NewWebhookSecret(
            UUID secretId,
            String programId,

            @Schema(examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
            String secret,

            Instant createdAt) {}

    /** A secret's record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WebhookSecret")
    record WebhookSecretView(UUID secretId, String programId, Instant createdAt, Instant retiredAt) {

        static WebhookSecretView of(StoredWebhookSecret stored) {
            return new WebhookSecretView(
                    stored.secretId(),
                    stored.programId(),
                    stored.createdAt(),
                    stored.retiredAt().orElse(null));
        }
    }
}
