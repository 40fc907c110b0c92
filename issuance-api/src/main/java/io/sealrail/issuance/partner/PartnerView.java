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
@Schema(name = "Partner")
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
