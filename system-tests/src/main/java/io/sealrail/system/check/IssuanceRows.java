package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What issuance-api's database says. */
record IssuanceRows(
        List<Credential> credentials, Set<String> notaryCredentials, List<KeptAnswer> keptAnswers, AuditRows audit) {

    /**
     * @param person the user, {@code null} for kinds that have none
     * @param onchain whether a poll says ONCHAIN
     */
    record Credential(
            String id,
            String kind,
            String hash,
            String program,
            String person,
            boolean active,
            String replacedBy,
            Place place,
            String status,
            long statusSequence,
            boolean onchain,
            long onchainSequence,
            String batchId,
            String transactionHash) {}

    /** @param hash of the credential that the kept answer names */
    record KeptAnswer(String key, String hash) {}

    static IssuanceRows read(Database database) throws SQLException {
        return new IssuanceRows(
                credentials(database),
                Set.copyOf(database.rows("select credential_id from notary_credentials", row -> row.text(1))),
                database.rows(
                        "select idempotency_key, response::jsonb ->> 'coreClaimHash' from idempotency_keys",
                        row -> new KeptAnswer(row.text(1), row.text(2))),
                AuditRows.read(database));
    }

    private static List<Credential> credentials(Database database) throws SQLException {
        return database.rows(
                "select credential_id, kind, core_claim_hash, program_id, user_uuid::text, active, replaced_by, status_list_id,"
                        + " status_list_index, status, status_sequence, onchain_at is not null, onchain_sequence, batch_id,"
                        + " transaction_hash from credentials",
                row -> new Credential(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.flag(6),
                        row.text(7),
                        new Place(row.text(8), (int) row.number(9)),
                        row.text(10),
                        row.number(11),
                        row.flag(12),
                        row.number(13),
                        row.text(14),
                        row.text(15)));
    }
}
