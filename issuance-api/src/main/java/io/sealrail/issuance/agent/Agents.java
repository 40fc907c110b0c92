package io.sealrail.issuance.agent;

import java.time.Clock;
import java.time.ZoneOffset;
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
import io.sealrail.issuance.Transactions;
import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.agentcredential.AgentRefusal;
import io.sealrail.issuance.issuer.PlatformIssuer;

/** Reads agents as their organisation sees them. */
@ApplicationScoped
class Agents {

    private static final String VIEW = "select " + Agent.COLUMNS + """
            , c.credential_id from agents a
            left join credentials c on c.agent_id = a.agent_id and c.active and c.status = 'VALID' and c.expires_at > $2
            where a.organization_id = $1""";
    private static final String ONE = VIEW + " and a.slug = $3";
    private static final String PAGE = VIEW + " order by a.created_at, a.agent_id limit $3 offset $4";
    private static final String COUNT = "select count(*) from agents where organization_id = $1";
    private static final String TAKEN = "select from agents where slug = $1";

    private final Pool pool;
    private final Transactions transactions;
    private final PlatformIssuer issuer;
    private final Clock clock;

    Agents(Pool pool, Transactions transactions, PlatformIssuer issuer, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The organisation's agent; fails with 404 {@code NOT_FOUND}. */
    Uni<AgentView> bySlug(String slug, String organizationId) {
        Tuple parameters = Tuple.of(organizationId, clock.instant().atOffset(ZoneOffset.UTC), slug);
        return rows(ONE, parameters).map(rows -> {
            if (rows.size() == 0) {
                throw AgentRefusal.UNKNOWN.problem();
            }
            return view(rows.iterator().next());
        });
    }

    /** A page of the organisation's agents, oldest first. */
    Uni<Page<AgentView>> page(String organizationId, Paging paging) {
        Tuple parameters =
                Tuple.of(organizationId, clock.instant().atOffset(ZoneOffset.UTC), (long) paging.limit(), (long)
                        paging.offset());
        return rows(COUNT, Tuple.of(organizationId))
                .map(rows -> rows.iterator().next().getLong(0))
                .flatMap(total -> rows(PAGE, parameters).map(rows -> Page.of(paging, total, views(rows))));
    }

    /** Refuses, early and at no cost, a slug that was ever used: 409 {@code SLUG_TAKEN}. */
    Uni<Void> requireFree(String slug) {
        return rows(TAKEN, Tuple.of(slug))
                .invoke(rows -> {
                    if (rows.size() > 0) {
                        throw AgentRefusal.SLUG_TAKEN.problem();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return transactions.detached(() -> pool.preparedQuery(sql).execute(parameters));
    }

    private List<AgentView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::view).toList();
    }

    private AgentView view(Row row) {
        Agent agent = Agent.of(row);
        return AgentView.of(agent, issuer.didOfAgent(agent.slug()), row.getString("credential_id"));
    }
}
