package io.sealrail.issuance.program;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rules of a program as an operator gives them; a draft until they are published.
 *
 * @param programId {@code c2} and 20 of {@code [0-9A-Za-z]}, chosen by the caller, or absent: then we choose
 * @param subjectSchema JSON Schema (2020-12 or draft-07) of the subject: an object of scalar properties
 * @param format {@code ldp_vc}
 * @param cryptosuite {@code eddsa-rdfc-2022} (when absent) or {@code eddsa-jcs-2022}
 * @param validity how long a credential is valid, an ISO 8601 duration; absent: without end
 * @param cap how many credentials may ever be issued; absent: any number
 * @param opensAt first instant of the window in which it issues, RFC 3339
 * @param closesAt end of that window, exclusive
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgramRequest(
        @Schema(pattern = "^c2[0-9A-Za-z]{20}$", examples = "c21s70g0i54sn0023172Cv")
        String programId,

        @Schema(examples = "did:air:id:test:4PB4vLyQXUYCRtAoYjNUZEKKKhbcZPCAm7mzuYTKLQ", required = true)
        String issuerDid,

        @Schema(examples = "Membership 2026", required = true)
        String name,

        @Schema(examples = "MembershipCredential", required = true)
        String credentialType,

        @Schema(type = SchemaType.OBJECT, required = true, examples = """
                        {"type":"object","properties":{"age":{"type":"integer"},"location":{"type":"string"},
                        "isMember":{"type":"boolean"}},"required":["age","location","isMember"]}""")
        JsonNode subjectSchema,

        @Schema(examples = "ldp_vc") String format,
        @Schema(examples = "eddsa-rdfc-2022") String cryptosuite,
        @Schema(examples = "P365D") String validity,
        @Schema(examples = "100000") Long cap,
        @Schema(examples = "2026-01-01T00:00:00Z") Instant opensAt,
        @Schema(examples = "2027-01-01T00:00:00Z") Instant closesAt) {}
