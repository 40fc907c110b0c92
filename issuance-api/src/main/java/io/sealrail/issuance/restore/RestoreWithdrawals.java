package io.sealrail.issuance.restore;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialWithdrawn;
import io.sealrail.kit.replay.OwnEvents;

/** Agents that were decommissioned after the backup, known by the withdrawal of their credential, end again. */
@ApplicationScoped
class RestoreWithdrawals implements OwnEvents<CredentialWithdrawn> {

    private static final String END_CREDENTIALS = """
            update credentials c set active = false, ended_at = coalesce(c.ended_at, t.at)
            from unnest($1::text[], $2::timestamptz[]) as t(credential_id, at)
            where c.credential_id = t.credential_id and (c.active or c.ended_at is null)""";
    private static final String END_AGENTS = """
            with ended as (
              update agents a set status = 'decommissioned', updated_at = t.at, decommissioned_at = t.at,
                  decommissioned_by = 'restore'
              from unnest($1::text[], $2::timestamptz[]) as t(credential_id, at)
              join credentials c on c.credential_id = t.credential_id
              where c.agent_id = a.agent_id and a.status = 'active'
              returning a.agent_id, t.at)
            update agent_keys k set expires_at = ended.at from ended
            where k.agent_id = ended.agent_id and k.expires_at is null""";

    private final Pool pool;

    RestoreWithdrawals(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<CredentialWithdrawn> type() {
        return CredentialWithdrawn.class;
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public Uni<Void> restore(List<CredentialWithdrawn> events) {
        return pool.withTransaction(
                tx -> execute(tx, END_CREDENTIALS, events).chain(() -> execute(tx, END_AGENTS, events)));
    }

    private static Uni<Void> execute(SqlConnection tx, String sql, List<CredentialWithdrawn> events) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(
                        Columns.texts(events, CredentialWithdrawn::credentialId),
                        Columns.times(events, CredentialWithdrawn::withdrawnAt)))
                .replaceWithVoid();
    }
}
