package io.sealrail.revocation;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;

/** Reads back what was changed, by whom and why. */
@ApplicationScoped
class StatusHistory {

    private static final String CHANGES = """
            select sequence, from_state, to_state, cause, reason, actor, changed_at, restored_at is not null
            from status_changes where credential_id = $1 order by sequence
            """;

    private final Pool pool;
    private final Revocables revocables;

    StatusHistory(Pool pool, Revocables revocables) {
        this.pool = pool;
        this.revocables = revocables;
    }

    /** Oldest first; fails with 404 if the credential is not known here. */
    Uni<List<StatusChange>> of(String credentialId) {
        return revocables
                .standing(pool, credentialId)
                .invoke(standing -> standing.orElseThrow(Refusals::unknownCredential))
                .chain(() -> pool.preparedQuery(CHANGES).execute(Tuple.of(credentialId)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StatusHistory::change)
                        .toList());
    }

    private static StatusChange change(Row row) {
        return new StatusChange(
                row.getLong(0),
                State.valueOf(row.getString(1)),
                State.valueOf(row.getString(2)),
                Cause.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getBoolean(7));
    }
}
