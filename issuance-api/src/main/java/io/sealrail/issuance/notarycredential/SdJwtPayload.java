package io.sealrail.issuance.notarycredential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.events.StatusReference;
import io.sealrail.issuance.claim.ClaimResult;

/** What a credential says to everybody, and what each of its disclosures says (draft-ietf-oauth-sd-jwt-vc, 2.2.2). */
final class SdJwtPayload {

    private SdJwtPayload() {}

    /** The claims that are not selectively disclosable. */
    static ObjectNode open(IssuanceOrder order, Holder holder, String issuer, String credentialId) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("iss", issuer)
                .put("sub", subject(order, holder))
                .put("iat", order.issuedAt().getEpochSecond())
                .put("exp", order.expiresAt().getEpochSecond())
                .put("vct", order.profile().vct())
                .put("id", credentialId)
                .put("jti", credentialId)
                .put("issuanceDate", order.issuedAt().toString())
                .put("expirationDate", order.expiresAt().toString());
        holder.key()
                .ifPresent(key -> payload.putObject("cnf").put("kid", key.did()).set("jwk", key.publicJwk()));
        return payload;
    }

    /** The holder's DID, or the handle that refers to the target and tells nothing of him. */
    static String subject(IssuanceOrder order, Holder holder) {
        return holder.key().map(HolderKey::did).orElse(order.evaluation().targetHandle());
    }

    /** Where the credential's status is (draft-ietf-oauth-status-list, 6). */
    static ObjectNode status(StatusReference status, String publicUrl) {
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        claim.putObject("status_list")
                .put("idx", status.index())
                .put("uri", publicUrl + "/credentials/status/" + status.listId() + "/token");
        return claim;
    }

    /** What one disclosure tells: no more than the mode of the evaluation left of the answer. */
    static ObjectNode disclosed(ClaimResult result) {
        ObjectNode value = JsonNodeFactory.instance
                .objectNode()
                .put("claim_id", result.claim().id())
                .put("version", result.claim().version());
        if (result.value() != null) {
            value.set("value", result.value());
        }
        if (result.satisfied() != null) {
            value.put("satisfied", result.satisfied());
        }
        return value.put("subject_type", result.subjectType())
                .put("issued_at", result.issuedAt().toString());
    }
}
