package io.sealrail.issuance.issuer;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new issuer.
 *
 * @param partnerId the partner that it signs for
 * @param network the network part of its {@code did:air}; {@code test} when absent
 */
record IssuerRequest(
        @Schema(examples = "3f0e2a3c-58c7-4a3e-9df3-0d6b6a4f1d11", required = true)
        UUID partnerId,

        @Schema(examples = "Example Ltd membership", required = true)
        String name,

        @Schema(examples = "test", pattern = "^[a-z][a-z0-9-]{0,31}$")
        String network) {}
