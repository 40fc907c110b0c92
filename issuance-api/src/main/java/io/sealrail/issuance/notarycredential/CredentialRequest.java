package io.sealrail.issuance.notarycredential;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.Problem;

/**
 * The body of {@code POST /v1/credentials}. What is absent or {@code null} is as in the evaluation.
 *
 * @param claims ids, in the order of the evaluation
 * @param credentialProfile which kind of credential; the first that the claims list if absent
 * @param disclosure {@code value}, {@code predicate} or {@code redacted}
 * @param format {@code application/dc+sd-jwt}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "NotaryCredentialRequest", requiredProperties = "evaluation_id", examples = """
                {"evaluation_id":"01KDG6G4N0S4WC8Q2X9E1V7B3M","credential_profile":"smallholder_farmer_sd_jwt",
                "claims":["farmer-is-registered"],"disclosure":"value","format":"application/dc+sd-jwt",
                "purpose":"subsidy-eligibility","holder":{"binding":"did","id":"did:jwk:eyJ…","proof":"eyJ…"}}""")
record CredentialRequest(
        String evaluationId,
        List<String> claims,
        String credentialProfile,
        String disclosure,
        String format,
        String purpose,
        Holder holder) {

    /**
     * Whom the credential is to be bound to.
     *
     * @param binding {@code did}
     * @param id the holder's DID
     * @param proof that he has its key, a compact JWT
     */
    @Schema(name = "NotaryCredentialHolder")
    record Holder(String binding, String id, String proof) {}

    /**
     * Reads the body of a caller who is known already.
     *
     * @throws Problem 400 for what is no such object
     */
    static CredentialRequest read(Bodies bodies, byte[] body) {
        CredentialRequest request = bodies.read(body, CredentialRequest.class);
        if (request.evaluationId() == null) {
            throw NotaryProblem.INVALID.problem("evaluation_id is missing");
        }
        if (request.claims() != null && request.claims().stream().anyMatch(Objects::isNull)) {
            throw NotaryProblem.INVALID.problem("claims must be an array of texts");
        }
        return request;
    }
}
