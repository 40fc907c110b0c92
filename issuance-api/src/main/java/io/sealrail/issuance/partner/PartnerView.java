package io.sealrail.issuance.partner;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner as operators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Partner", examples = """
                {"partnerId":"3f0e2a3c-58c7-4a3e-9df3-0d6b6a4f1d11","name":"Example Ltd",
                "jwksUrl":"https://partner.example/.well-known/jwks.json","features":["issue-on-behalf"],
                "createdAt":"2026-01-19T07:18:45Z","updatedAt":"2026-01-19T07:18:45Z"}""")
record PartnerView(
        UUID partnerId,
        String name,
        String jwksUrl,
        @Schema(type = SchemaType.OBJECT) ObjectNode jwks,
        Set<String> features,
        Instant createdAt,
        Instant updatedAt) {

    static PartnerView of(Partner partner) {
        return new PartnerView(
                partner.partnerId(),
                partner.name(),
                partner.jwksUrl().orElse(null),
                partner.jwks().orElse(null),
                new TreeSet<>(partner.features()),
                partner.createdAt(),
                partner.updatedAt());
    }
}
