package io.sealrail.issuance.agentcredential;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements about an agent and its versions. */
final class AgentRows {

    private static final String LOCK =
            "select " + Agent.COLUMNS + " from agents a where slug = $1 and organization_id = $2 for update";
    private static final String ADD = """
            insert into agents (agent_id, slug, organization_id, display_name, description, capabilities, metadata,
                public_key_multibase, version, status, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'active', $10, $10) on conflict (slug) do nothing""";
    private static final String CHANGE = """
            update agents set display_name = $2, description = $3, capabilities = $4, metadata = $5,
                public_key_multibase = $6, version = $7, updated_at = $8
            where agent_id = $1""";
    private static final String END = """
            update agents set status = 'decommissioned', updated_at = $2, decommissioned_at = $2,
                decommissioned_by = $3
            where agent_id = $1""";
    private static final String ADD_VERSION = """
            insert into agent_versions (agent_id, display_name, description, capabilities, metadata, public_key_multibase,
                version, published_at, published_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private AgentRows() {}

    /** The organisation's agent; nobody else publishes, revokes or ends it until the transaction ends. */
    static Uni<Agent> lock(SqlClient transaction, String slug, String organizationId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(slug, organizationId))
                .map(rows -> first(rows).map(Agent::of).orElseThrow(AgentRefusal.UNKNOWN::problem));
    }

    /** Stores a new agent; fails with 409 {@code SLUG_TAKEN} when the slug was ever used. */
    static Uni<Void> add(SqlClient transaction, Agent agent, String keyId) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.from(new Object[] {
                    agent.agentId(),
                    agent.slug(),
                    agent.organizationId(),
                    agent.displayName(),
                    agent.description(),
                    agent.capabilities().toArray(String[]::new),
                    agent.metadata(),
                    agent.publicKeyMultibase(),
                    agent.version(),
                    agent.createdAt().atOffset(ZoneOffset.UTC)
                }))
                .invoke(added -> {
                    if (added.rowCount() == 0) {
                        throw AgentRefusal.SLUG_TAKEN.problem();
                    }
                })
                .chain(() -> transaction
                        .preparedQuery(ADD_VERSION)
                        .execute(version(agent).addString(keyId)))
                .replaceWithVoid();
    }

    /** Stores the next version of a locked agent. */
    static Uni<Void> change(SqlClient transaction, Agent agent, String keyId) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(version(agent))
                .chain(() -> transaction
                        .preparedQuery(ADD_VERSION)
                        .execute(version(agent).addString(keyId)))
                .replaceWithVoid();
    }

    /** Ends a locked agent. */
    static Uni<Void> end(SqlClient transaction, Agent agent, Instant now, String keyId) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(agent.agentId(), now.atOffset(ZoneOffset.UTC), keyId))
                .replaceWithVoid();
    }

    static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Tuple version(Agent agent) {
        return Tuple.from(new Object[] {
            agent.agentId(),
            agent.displayName(),
            agent.description(),
            agent.capabilities().toArray(String[]::new),
            agent.metadata(),
            agent.publicKeyMultibase(),
            agent.version(),
            agent.updatedAt().atOffset(ZoneOffset.UTC)
        });
    }
}
