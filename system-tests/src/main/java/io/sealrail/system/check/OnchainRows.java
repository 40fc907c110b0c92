package io.sealrail.system.check;

import java.sql.SQLException;
import java.util.List;

/** What onchain-worker's database says. Hashes and roots are hex without {@code 0x}, hashes of transactions with it. */
record OnchainRows(List<Leaf> leaves, List<Batch> batches, List<Nonce> nonces, List<Transaction> transactions) {

    /** @param batchId {@code null} while it waits */
    record Leaf(String credentialId, String hash, String batchId, long place) {}

    record Batch(
            String id,
            String state,
            String failure,
            String root,
            long leafCount,
            String contract,
            String transactionHash,
            long blockNumber,
            long onchainSequence) {

        boolean isOnchain() {
            return state.equals("CONFIRMED") || state.equals("FINAL");
        }
    }

    record Nonce(String sender, long nonce, String batchId) {}

    record Transaction(String hash, String batchId, String sender, long nonce) {}

    static OnchainRows read(Database database) throws SQLException {
        return new OnchainRows(
                database.rows(
                        "select credential_id, core_claim_hash, batch_id::text, coalesce(place, -1) from leaves",
                        row -> new Leaf(row.text(1), row.hex(2), row.text(3), row.number(4))),
                database.rows(
                        "select batch_id::text, state, failure_code, root, leaf_count, lower(contract), transaction_hash,"
                                + " block_number, onchain_sequence from batches order by sealed_at",
                        OnchainRows::batch),
                database.rows(
                        "select lower(sender), nonce, batch_id::text from nonces",
                        row -> new Nonce(row.text(1), row.number(2), row.text(3))),
                database.rows(
                        "select hash, batch_id::text, lower(sender), nonce from transactions",
                        row -> new Transaction(row.text(1), row.text(2), row.text(3), row.number(4))));
    }

    private static Batch batch(Database.Row row) throws SQLException {
        return new Batch(
                row.text(1),
                row.text(2),
                row.text(3),
                row.hex(4),
                row.number(5),
                row.text(6),
                row.text(7),
                row.number(8),
                row.number(9));
    }
}
