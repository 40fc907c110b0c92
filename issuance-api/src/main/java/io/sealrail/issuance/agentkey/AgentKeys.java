package io.sealrail.issuance.agentkey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.credential.did.VerificationMethod;
import io.sealrail.issuance.Fresh;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.kit.http.Problem;

/** The keys of agents' DIDs. */
@ApplicationScoped
public class AgentKeys {

    private static final String OF_AGENT = """
            select a.status, k.number, k.public_key_multibase, k.expires_at
            from agents a left join agent_keys k using (agent_id) where a.slug = $1 order by k.number""";

    private static final String RETIRE =
            "update agent_keys set expires_at = $2 where agent_id = $1 and expires_at is null";

    /** A key that the agent ever had is not taken up again. */
    private static final String ADD = """
            insert into agent_keys (agent_id, number, public_key_multibase, created_at)
            select $1, coalesce(max(number), 0) + 1, $2, $3 from agent_keys where agent_id = $1
            on conflict (agent_id, public_key_multibase) do nothing""";

    private final Pool pool;
    private final PlatformIssuer platformIssuer;
    private final Fresh<String, Optional<KeysOfAgent>> fresh;

    AgentKeys(Pool pool, PlatformIssuer platformIssuer, Transactions transactions, IssuanceConfig config) {
        this.pool = pool;
        this.platformIssuer = platformIssuer;
        this.fresh = new Fresh<>(config.freshness(), slug -> transactions.detached(() -> load(slug)));
    }

    /** An agent's keys, oldest first, maybe none. */
    record KeysOfAgent(boolean decommissioned, List<VerificationMethod> keys) {}

    /** The agent's keys as of at most {@link IssuanceConfig#freshness()} ago; empty for an agent that nobody registered. */
    Uni<Optional<KeysOfAgent>> bySlug(String slug) {
        return fresh.get(slug);
    }

    /** The same, as they are. */
    Uni<Optional<KeysOfAgent>> load(String slug) {
        return pool.preparedQuery(OF_AGENT).execute(Tuple.of(slug)).map(rows -> keys(slug, rows));
    }

    /** Makes the next question read anew: called after a change was committed. */
    public void changed(String slug) {
        fresh.forget(slug);
    }

    /** Stores the first key of a new agent, if it has one, in the transaction that registers it. */
    public Uni<Void> register(SqlConnection transaction, Agent agent) {
        return agent.publicKeyMultibase() == null
                ? Uni.createFrom().voidItem()
                : add(transaction, agent, agent.publicKeyMultibase(), agent.createdAt());
    }

    /** Puts the next key of a locked agent in the place of the one before, which ends now; 409 for one that it ever had. */
    Uni<Void> replace(SqlConnection transaction, Agent agent, String publicKeyMultibase, Instant now) {
        return end(transaction, agent, now).chain(() -> add(transaction, agent, publicKeyMultibase, now));
    }

    /** Ends the key of a locked agent, if it has one: it authenticates nobody any more. */
    public Uni<Void> end(SqlConnection transaction, Agent agent, Instant now) {
        return transaction
                .preparedQuery(RETIRE)
                .execute(Tuple.of(agent.agentId(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Uni<Void> add(SqlConnection transaction, Agent agent, String publicKeyMultibase, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(agent.agentId(), publicKeyMultibase, now.atOffset(ZoneOffset.UTC)))
                .invoke(added -> {
                    if (added.rowCount() == 0) {
                        throw Problem.of(409, "INVALID_STATE", "the agent has or had this key already");
                    }
                })
                .replaceWithVoid();
    }

    private Optional<KeysOfAgent> keys(String slug, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        String did = platformIssuer.didOfAgent(slug);
        boolean decommissioned = "decommissioned".equals(rows.iterator().next().getString("status"));
        return Optional.of(new KeysOfAgent(
                decommissioned,
                StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getInteger("number") != null)
                        .map(row -> method(did, row))
                        .toList()));
    }

    private static VerificationMethod method(String did, Row row) {
        OffsetDateTime end = row.getOffsetDateTime("expires_at");
        return new VerificationMethod(
                did + "#key-" + row.getInteger("number"),
                row.getString("public_key_multibase"),
                end == null ? null : end.toInstant(),
                null);
    }
}
