package io.sealrail.issuance.program;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A program as operators see it.
 *
 * @param version counts up with each publication; 0 until the first
 * @param published whether it issues
 * @param contextUrl where the context of this version is served; absent until the first publication
 * @param draft the rules that the next publication will bring; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Program")
record ProgramView(
        String programId,
        int version,
        boolean published,
        String issuerDid,
        UUID partnerId,
        String name,
        String credentialType,
        @Schema(type = SchemaType.OBJECT) ObjectNode subjectSchema,
        String format,
        String cryptosuite,
        String validity,
        Long cap,
        Instant opensAt,
        Instant closesAt,
        String contextUrl,
        ProgramRequest draft,
        Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {

    static ProgramView of(IssuanceProgram program, ProgramContexts contexts) {
        return new ProgramView(
                program.programId(),
                program.version(),
                program.published(),
                program.issuerDid(),
                program.partnerId(),
                program.name(),
                program.credentialType(),
                program.subjectSchema(),
                program.format(),
                program.cryptosuite().id(),
                program.validity().map(ProgramView::iso).orElse(null),
                program.cap().orElse(null),
                program.opensAt().orElse(null),
                program.closesAt().orElse(null),
                program.published() ? contexts.url(program) : null,
                program.draft().orElse(null),
                program.publishedAt().orElse(null),
                program.createdAt(),
                program.updatedAt());
    }

    private static String iso(Duration validity) {
        Duration days = Duration.ofDays(validity.toDays());
        return days.equals(validity) ? "P" + days.toDays() + "D" : validity.toString();
    }
}
