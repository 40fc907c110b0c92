package io.sealrail.issuance.agentkey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rotation made.
 *
 * @param document the agent's DID document with the next key
 * @param version of the agent's next credential
 * @param vcId the id of that credential, which names the next key
 */
@Schema(name = "RotatedAgentKey")
record RotatedKey(
        @Schema(examples = "did:web:api.example.com:agents:my-agent")
        String did,

        @JsonProperty("did_document") @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        ObjectNode document,

        int version,

        @JsonProperty("vc_id") @Schema(examples = "urn:uuid:7f3c2a8e-5f0b-4a52-9d43-0f2d7a0c1b11")
        String vcId,

        @JsonProperty("request_id") String requestId) {

    RotatedKey answering(String request) {
        return new RotatedKey(did, document, version, vcId, request);
    }
}
