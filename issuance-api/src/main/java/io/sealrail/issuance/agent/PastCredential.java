package io.sealrail.issuance.agent;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One credential of an agent's history; times are ISO 8601, UTC, whole seconds.
 *
 * @param document the signed document, JSON text, or {@code null} where a restore lost it
 * @param revokedAt when it was revoked or superseded, or {@code null} while it is active
 * @param version counts up by one
 */
@Schema(name = "AgentCredential")
record PastCredential(
        @JsonProperty("vc_id") String vcId,

        @JsonProperty("vc_json")
        @JsonRawValue
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
        String document,

        @JsonProperty("issued_at") @Schema(examples = "2026-06-01T00:00:00Z")
        Instant issuedAt,

        @JsonProperty("expires_at") @Schema(examples = "2027-06-01T00:00:00Z")
        Instant expiresAt,

        @JsonProperty("revoked_at") @Schema(nullable = true) Instant revokedAt,
        int version) {}
