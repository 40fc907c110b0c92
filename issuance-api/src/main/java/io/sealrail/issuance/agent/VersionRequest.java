package io.sealrail.issuance.agent;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the next version of an agent says anew; what is absent stays as it is. The bounds are those of {@link AgentRequest}. */
@Schema(name = "AgentVersionRequest")
record VersionRequest(
        @JsonProperty("display_name") @Schema(minLength = 1, maxLength = 200)
        String displayName,

        @Schema(maxLength = 4000) String description,

        @Schema(minItems = 1, maxItems = 64) List<String> capabilities,

        @Schema(type = SchemaType.OBJECT) ObjectNode metadata) {}
