package io.sealrail.issuance.operator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is known of an issued credential, without its claims and its user's address.
 *
 * @param vcId the credential
 * @param vcStatus {@code WAIT_ONCHAIN} or {@code ONCHAIN}, as the partner sees it
 * @param status {@code VALID}, {@code SUSPENDED} or {@code REVOKED}
 * @param active whether it is the one that {@code onDuplicate: ignore} returns
 * @param replacedBy the credential that ended it, when one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CredentialRecord")
record CredentialRecord(
        String vcId,
        String kind,
        String coreClaimHash,
        UUID partnerId,
        String issuerDid,
        String programId,
        UUID userUuid,
        String vcStatus,
        String status,
        String statusCause,
        Instant statusChangedAt,
        boolean active,
        String replacedBy,
        String statusListId,
        int statusListIndex,
        Instant issuedAt,
        Instant expiresAt,
        Instant onchainAt,
        String batchId,
        Long chainId,
        String transactionHash,
        Long blockNumber) {

    static final String COLUMNS = """
            c.credential_id, c.kind, c.core_claim_hash, c.partner_id, c.issuer_did, c.program_id, c.user_uuid, c.status,
            c.status_cause, c.status_changed_at, c.active, c.replaced_by, c.status_list_id, c.status_list_index,
            c.issued_at, c.expires_at, c.onchain_at, c.batch_id, c.chain_id, c.transaction_hash, c.block_number""";

    static CredentialRecord of(Row row) {
        Instant onchainAt = instant(row, "onchain_at");
        return new CredentialRecord(
                row.getString("credential_id"),
                row.getString("kind"),
                row.getString("core_claim_hash"),
                row.getUUID("partner_id"),
                row.getString("issuer_did"),
                row.getString("program_id"),
                row.getUUID("user_uuid"),
                onchainAt == null ? "WAIT_ONCHAIN" : "ONCHAIN",
                row.getString("status"),
                row.getString("status_cause"),
                instant(row, "status_changed_at"),
                row.getBoolean("active"),
                row.getString("replaced_by"),
                row.getString("status_list_id"),
                row.getInteger("status_list_index"),
                instant(row, "issued_at"),
                instant(row, "expires_at"),
                onchainAt,
                row.getString("batch_id"),
                row.getLong("chain_id"),
                row.getString("transaction_hash"),
                row.getLong("block_number"));
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
