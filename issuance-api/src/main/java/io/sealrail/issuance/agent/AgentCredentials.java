package io.sealrail.issuance.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Seconds;
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.agentcredential.AgentRefusal;

/** Reads the credentials of agents: the current one for everybody, all of them for the agent's organisation. */
@ApplicationScoped
class AgentCredentials {

    private static final String CURRENT = """
            select a.status as agent_status, c.document, c.lost_body, c.status, c.expires_at
            from agents a left join credentials c on c.agent_id = a.agent_id and c.active
            where a.slug = $1""";
    private static final String COUNT = """
            select a.agent_id, count(c.credential_id) as total
            from agents a left join credentials c on c.agent_id = a.agent_id
            where a.slug = $1 and a.organization_id = $2 group by a.agent_id""";

    /** What ended here is told so at once; the revocation that follows by event does not move that time. */
    private static final String PAGE = """
            select credential_id, document, issued_at, expires_at, agent_version,
                   case when status = 'REVOKED' then least(ended_at, status_changed_at) else ended_at end as revoked_at
            from credentials where agent_id = $1 order by agent_version desc limit $2 offset $3""";

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;

    AgentCredentials(Pool pool, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The agent's valid credential, or why it has none; fails with 404 {@code NOT_FOUND} for an unknown slug. */
    Uni<CurrentCredential> current(String slug) {
        return rows(CURRENT, Tuple.of(AgentRules.known(slug))).map(rows -> {
            if (rows.size() == 0) {
                throw AgentRefusal.UNKNOWN.problem();
            }
            return current(rows.iterator().next());
        });
    }

    /** A page of the credentials of the organisation's agent, newest first; fails with 404 {@code NOT_FOUND}. */
    Uni<Page<PastCredential>> page(String slug, String organizationId, Paging paging) {
        return rows(COUNT, Tuple.of(AgentRules.known(slug), organizationId)).flatMap(counted -> {
            if (counted.size() == 0) {
                throw AgentRefusal.UNKNOWN.problem();
            }
            Row agent = counted.iterator().next();
            Tuple parameters = Tuple.of(agent.getUUID("agent_id"), (long) paging.limit(), (long) paging.offset());
            return rows(PAGE, parameters).map(rows -> Page.of(paging, agent.getLong("total"), past(rows)));
        });
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return transactions.detached(() -> pool.preparedQuery(sql).execute(parameters));
    }

    private CurrentCredential current(Row row) {
        if (!"active".equals(row.getString("agent_status"))) {
            return CurrentCredential.none("the agent is decommissioned");
        }
        if (Boolean.TRUE.equals(row.getBoolean("lost_body")) && "VALID".equals(row.getString("status"))) {
            return CurrentCredential.none("the agent's credential was lost in a restore: publish the agent again");
        }
        if (row.getString("document") == null || "REVOKED".equals(row.getString("status"))) {
            return CurrentCredential.none("the agent's credential was revoked");
        }
        if (!"VALID".equals(row.getString("status"))) {
            return CurrentCredential.none("the agent's credential is suspended");
        }
        return row.getOffsetDateTime("expires_at").toInstant().isAfter(clock.instant())
                ? CurrentCredential.of(row.getString("document"))
                : CurrentCredential.none("the agent's credential has expired");
    }

    private static List<PastCredential> past(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PastCredential(
                        row.getString("credential_id"),
                        row.getString("document"),
                        second(row, "issued_at"),
                        second(row, "expires_at"),
                        second(row, "revoked_at"),
                        row.getInteger("agent_version")))
                .toList();
    }

    private static Instant second(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : Seconds.of(time.toInstant());
    }
}
