package io.sealrail.issuance.agent;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.agentcredential.Agent;

/**
 * A new agent.
 *
 * @param slug its name on the whole platform, for ever
 * @param displayName 1 to 200 characters
 * @param description up to 4000 characters
 * @param capabilities 1 to 64 different texts of 1 to 128 characters
 * @param metadata a JSON object of up to 16 KiB, or absent; it is in no credential
 * @param publicKeyMultibase the agent's own Ed25519 key, or absent
 * @param publicKeyProof a compact JWS of that key over {@code aud} (the agent's DID) and {@code iat}, or absent
 */
@Schema(name = "AgentRequest")
record AgentRequest(
        @JsonProperty("agent_slug") @Schema(pattern = "^" + Agent.SLUG + "$", examples = "my-agent", required = true)
        String slug,

        @JsonProperty("display_name")
        @Schema(minLength = 1, maxLength = 200, examples = "Travel assistant", required = true)
        String displayName,

        @Schema(maxLength = 4000, examples = "Books journeys for our staff", required = true)
        String description,

        @Schema(minItems = 1, maxItems = 64, examples = "[\"tool_call\",\"transaction\"]", required = true)
        List<String> capabilities,

        @Schema(type = SchemaType.OBJECT, examples = "{\"team\":\"travel\"}")
        ObjectNode metadata,

        @Schema(examples = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH")
        String publicKeyMultibase,

        @Schema(
                description =
                        "Compact JWS by the key (alg EdDSA or Ed25519) over `aud`, the agent's DID, and `iat`, at most five"
                                + " minutes ago; the operator may demand it")
        String publicKeyProof) {}
