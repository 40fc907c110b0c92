package io.sealrail.issuance.credential;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer of an accepted issue call. */
public record IssueAnswer(
        @Schema(description = "What to poll the status with: 64 lower-case hex characters")
        String coreClaimHash,

        @Schema(description = "The issuance program's id, as asked")
        String credentialId,

        @Schema(description = "The user behind the token's e-mail")
        UUID userUuid) {}
