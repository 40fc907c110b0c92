package io.sealrail.issuance.notaryaccess;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows of {@code audit_events}. */
final class AuditEvents {

    static final String COLUMNS =
            "request_id, client_id, key_id, method, route, status, code, reason, purpose, profile,"
                    + " claims, evaluation_ids, target_handles, holder_hash, credential_id, started_at, recorded_at";

    /** The row of a request that is on record already stays as it is. */
    private static final String ADD = "insert into audit_events (" + COLUMNS + ") values"
            + " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
            + " on conflict (request_id) do nothing";

    private AuditEvents() {}

    /** Adds the row; false if the request is on record already. */
    static Uni<Boolean> add(SqlClient client, AuditRow row) {
        return client.preparedQuery(ADD)
                .execute(Tuple.from(new Object[] {
                    row.requestId(),
                    row.clientId(),
                    row.keyId(),
                    row.method(),
                    row.route(),
                    row.status(),
                    row.code(),
                    row.reason(),
                    row.purpose(),
                    row.profile(),
                    row.claims().toArray(String[]::new),
                    row.evaluationIds().toArray(String[]::new),
                    row.targetHandles().toArray(String[]::new),
                    row.holderHash(),
                    row.credentialId(),
                    row.startedAt().atOffset(ZoneOffset.UTC),
                    row.recordedAt().atOffset(ZoneOffset.UTC)
                }))
                .map(added -> added.rowCount() == 1);
    }

    static AuditRow read(Row row) {
        return new AuditRow(
                row.getString("request_id"),
                row.getString("client_id"),
                row.getString("key_id"),
                row.getString("method"),
                row.getString("route"),
                row.getInteger("status"),
                row.getString("code"),
                row.getString("reason"),
                row.getString("purpose"),
                row.getString("profile"),
                List.of(row.getArrayOfStrings("claims")),
                List.of(row.getArrayOfStrings("evaluation_ids")),
                List.of(row.getArrayOfStrings("target_handles")),
                row.getString("holder_hash"),
                row.getString("credential_id"),
                time(row, "started_at"),
                time(row, "recorded_at"));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
