package io.sealrail.issuance.operator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.IssueRequested;
import io.sealrail.events.StatusReference;
import io.sealrail.events.Topics;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.stage.PipelineStage;
import io.sealrail.kit.stage.StageDeadlines;
import io.sealrail.kit.stage.StageRows;

/** The rows of credentials that are not known to be on chain, and of what was done about those that are late. */
@ApplicationScoped
class LateCredentials {

    private static final String WAITING =
            "select issued_at as since, 1 as items from credentials where onchain_at is null order by issued_at";

    /**
     * What was asked about rests for as long as the deadline, doubled with each time that something was done. What was never
     * asked about goes before it: what cannot move must not hold up the others.
     */
    private static final String LATE = """
            select c.credential_id from credentials c left join redriven_credentials r using (credential_id)
            where c.onchain_at is null and c.issued_at < clock_timestamp() - $1 * interval '1 millisecond'
                and (r.times is null or r.times < $2
                    and r.asked_at < clock_timestamp() - $1 * (1 << r.times) * interval '1 millisecond')
            order by r.asked_at nulls first, c.issued_at limit $3""";

    private static final String NOT_RELAYED =
            "exists (select from outbox o where o.relayed_at is null and o.type = $2 and o.aggregateid = c.credential_id)";
    private static final String EVENT = """
            select c.credential_id, c.kind, c.core_claim_hash, c.issuer_did, c.program_id, c.status_list_id,
                c.status_list_index, c.issued_at, c.expires_at, p.credential_id as replaced,
                p.status_list_id as replaced_list, p.status_list_index as replaced_index
            from credentials c left join lateral (
                select * from credentials e where e.replaced_by = c.credential_id
                    and (e.user_uuid = c.user_uuid or e.agent_id = c.agent_id) limit 1) p on true
            where c.credential_id = any($1) and c.onchain_at is null and not""" + " " + NOT_RELAYED;
    private static final String NOTE = """
            insert into redriven_credentials as r (credential_id, times, asked_at)
            select id, case when id = any($2) then 1 else 0 end, clock_timestamp() from unnest($1::text[]) as n(id)
            on conflict (credential_id) do update set times = r.times + excluded.times, asked_at = excluded.asked_at""";
    private static final String FORGET = """
            delete from redriven_credentials r using credentials c
            where c.credential_id = r.credential_id and c.onchain_at is not null""";

    private final Pool pool;
    private final Outbox outbox;
    private final StageDeadlines deadlines;

    LateCredentials(Pool pool, Outbox outbox, StageDeadlines deadlines) {
        this.pool = pool;
        this.outbox = outbox;
        this.deadlines = deadlines;
    }

    @Produces
    @Singleton
    static StageRows notVisible() {
        return new StageRows(PipelineStage.VISIBLE, WAITING);
    }

    /** Those beyond the deadline, not asked about lately and not driven on too often; the longest not asked about first. */
    Uni<List<String>> due(int mostTimes, int limit) {
        return pool.query(FORGET)
                .execute()
                .flatMap(forgotten -> pool.preparedQuery(LATE)
                        .execute(Tuple.of(deadlines.visible().toMillis(), mostTimes, limit)))
                .map(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString("credential_id")));
                    return ids;
                });
    }

    /** Stores the events of those that still wait once more, unless the first one is yet to go; gives whose were stored. */
    Uni<List<String>> requestAgain(Collection<String> ids) {
        return pool.withTransaction(tx -> tx.preparedQuery(EVENT)
                .execute(Tuple.of(ids.toArray(String[]::new), Topics.ISSUE_REQUESTED))
                .map(rows -> {
                    List<IssueRequested> events = new ArrayList<>();
                    rows.forEach(row -> events.add(event(row)));
                    return events;
                })
                .call(events -> outbox.add(tx, events))
                .map(events -> events.stream().map(IssueRequested::credentialId).toList()));
    }

    /** Notes who was asked about, and for whom of them something was done. */
    Uni<Void> note(Collection<String> asked, Collection<String> driven) {
        return pool.withTransaction((SqlConnection tx) -> tx.preparedQuery(NOTE)
                .execute(Tuple.of(asked.toArray(String[]::new), driven.toArray(String[]::new)))
                .replaceWithVoid());
    }

    private static IssueRequested event(Row row) {
        String replaced = row.getString("replaced");
        return new IssueRequested(
                row.getString("credential_id"),
                row.getString("kind"),
                row.getString("core_claim_hash"),
                row.getString("issuer_did"),
                row.getString("program_id"),
                new StatusReference(row.getString("status_list_id"), row.getInteger("status_list_index")),
                replaced == null
                        ? null
                        : new IssueRequested.Replaced(
                                replaced,
                                new StatusReference(row.getString("replaced_list"), row.getInteger("replaced_index"))),
                instant(row, "issued_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
