package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The verifier's read model. */
record VerifierRows(List<Status> statuses, List<Anchor> anchors, Set<String> keys, Set<String> contexts) {

    record Status(String credentialId, Place place, String state, long sequence) {}

    record Anchor(String hash, String credentialId, long sequence, String transactionHash) {}

    static VerifierRows read(Database database) throws SQLException {
        return new VerifierRows(
                database.rows(
                        "select credential_id, list_id, list_index, state, sequence from credential_statuses",
                        row -> new Status(
                                row.text(1),
                                row.text(2) == null ? null : new Place(row.text(2), (int) row.number(3)),
                                row.text(4),
                                row.number(5))),
                database.rows(
                        "select core_claim_hash, credential_id, sequence, transaction_hash from anchors",
                        row -> new Anchor(row.text(1), row.text(2), row.number(3), row.text(4))),
                Set.copyOf(database.rows("select key_id from issuer_keys", row -> row.text(1))),
                Set.copyOf(database.rows("select url from program_contexts", row -> row.text(1))));
    }
}
