package io.sealrail.issuance.notaryaccess;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One authenticated request as it is put on record.
 *
 * @param route template of the path
 * @param status of the answer; 499 if the client was gone before it
 * @param code of the problem, or {@code null}
 * @param reason the problem's more specific code, or {@code null}
 * @param purpose what for, as the client said, or {@code null}
 * @param profile of the credential, or {@code null}
 * @param claims {@code id@version}
 * @param targetHandles {@code rnref:v1:…}
 * @param holderHash keyed hash of the holder's DID, or {@code null}
 * @param startedAt when the request came, milliseconds
 * @param recordedAt when this was written, milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditRow(
        String requestId,
        String clientId,
        String keyId,
        String method,
        String route,
        int status,
        String code,
        String reason,
        String purpose,
        String profile,
        List<String> claims,
        List<String> evaluationIds,
        List<String> targetHandles,
        String holderHash,
        String credentialId,
        Instant startedAt,
        Instant recordedAt) {}
