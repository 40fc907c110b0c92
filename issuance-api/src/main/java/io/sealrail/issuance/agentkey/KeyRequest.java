package io.sealrail.issuance.agentkey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agent's next key.
 *
 * @param publicKeyMultibase Ed25519 Multikey
 * @param publicKeyProof a compact JWS of the key over {@code aud} (the agent's DID) and {@code iat}, or absent
 */
@Schema(name = "AgentKeyRequest")
record KeyRequest(
        @Schema(examples = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH", required = true)
        String publicKeyMultibase,

        @Schema(
                description =
                        "Compact JWS by the key (alg EdDSA or Ed25519) over `aud`, the agent's DID, and `iat`, at most five"
                                + " minutes ago; the operator may demand it")
        String publicKeyProof) {}
