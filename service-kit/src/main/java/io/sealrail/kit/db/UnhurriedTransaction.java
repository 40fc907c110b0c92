package io.sealrail.kit.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A transaction that waits for something else than its statements, such as a signature or Kafka. It is not ended for its silence
 * (ADR 29), so what it locks must be nobody else's business.
 */
public final class UnhurriedTransaction {

    private UnhurriedTransaction() {}

    /** Lets the transaction take its time, until it ends. */
    public static Uni<Void> of(SqlConnection transaction) {
        return transaction
                .query("set local idle_in_transaction_session_timeout = 0")
                .execute()
                .replaceWithVoid();
    }
}
