package io.sealrail.stack.wallet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a wallet signs to get a credential from an evaluation: that it has the key, and that it wants this credential.
 *
 * @param audience the issuing service's id
 * @param disclosure the evaluation's: {@code value}, {@code predicate} or {@code redacted}
 * @param claims ids of the evaluation's claims, in its order
 */
public record HolderProof(
        String audience, String evaluationId, String credentialProfile, String disclosure, List<String> claims) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIFE_SECONDS = 120;

    /** The signed proof, good for two minutes and for once. */
    public String signedWith(HolderKey key) {
        return key.sign("kb+jwt", claimsOf(key));
    }

    /** The claims of a fresh proof. */
    public ObjectNode claimsOf(HolderKey key) {
        long now = Instant.now().getEpochSecond();
        ObjectNode proof = JSON.createObjectNode()
                .put("sub", key.did())
                .put("aud", audience)
                .put("evaluation_id", evaluationId)
                .put("credential_profile", credentialProfile)
                .put("disclosure", Digests.sha256(disclosure));
        claims.forEach(proof.putArray("claims")::add);
        return proof.put("jti", UUID.randomUUID().toString()).put("iat", now).put("exp", now + LIFE_SECONDS);
    }
}
