package io.sealrail.issuance.agent;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.issuance.Seconds;
import io.sealrail.issuance.agentcredential.Agent;

/**
 * An agent as its organisation sees it.
 *
 * @param version counts up with each credential: registration, version, rotation of its key
 * @param status {@code active} or {@code decommissioned}
 * @param ownerId the organisation
 * @param vcId its current credential, or {@code null} when it has none
 * @param requestId absent within a list
 */
@Schema(name = "Agent")
record AgentView(
        @JsonProperty("agent_slug") String slug,
        String did,
        @JsonProperty("display_name") String displayName,
        String description,
        List<String> capabilities,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        String metadata,

        int version,
        String status,
        @JsonProperty("owner_id") String ownerId,

        @JsonProperty("created_at") @Schema(examples = "2026-06-01T00:00:00Z")
        Instant createdAt,

        @JsonProperty("updated_at") @Schema(examples = "2026-06-01T00:00:00Z")
        Instant updatedAt,

        @JsonProperty("vc_id") @Schema(nullable = true) String vcId,

        @JsonProperty("request_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        String requestId) {

    static AgentView of(Agent agent, String did, String vcId) {
        return new AgentView(
                agent.slug(),
                did,
                agent.displayName(),
                agent.description(),
                agent.capabilities(),
                agent.metadata(),
                agent.version(),
                agent.decommissioned() ? "decommissioned" : "active",
                agent.organizationId(),
                Seconds.of(agent.createdAt()),
                Seconds.of(agent.updatedAt()),
                vcId,
                null);
    }

    AgentView answering(String request) {
        return new AgentView(
                slug,
                did,
                displayName,
                description,
                capabilities,
                metadata,
                version,
                status,
                ownerId,
                createdAt,
                updatedAt,
                vcId,
                request);
    }
}
