package io.sealrail.issuance.partner;

import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A partner as an operator gives it; in a change, what is absent stays as it is.
 *
 * @param partnerId chosen by the caller, or absent: then we choose
 * @param jwksUrl where the partner publishes its keys; not together with {@code jwks}
 * @param jwks the keys themselves, a JWK Set (RFC 7517 section 5) of public keys
 * @param features what the partner may do
 */
record PartnerRequest(
        @Schema(examples = "3f0e2a3c-58c7-4a3e-9df3-0d6b6a4f1d11")
        UUID partnerId,

        @Schema(examples = "Example Ltd") String name,

        @Schema(examples = "https://partner.example/.well-known/jwks.json")
        String jwksUrl,

        @Schema(type = SchemaType.OBJECT) JsonNode jwks,
        @Schema(examples = "[\"issue-on-behalf\"]") Set<String> features) {}
