package io.sealrail.issuance.restore;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.IssueRequested;
import io.sealrail.kit.listen.ImpossibleEventException;
import io.sealrail.kit.replay.OwnEvents;

/**
 * Credentials that were accepted after the backup: a row without body, so that hash and status index are taken, the poll
 * answers and the operator sees them. What such a credential replaced is ended; an agent's next one is known by that to be its.
 */
@ApplicationScoped
class RestoreCredentials implements OwnEvents<IssueRequested> {

    private static final String ADD = """
            with told as (
              select distinct on (credential_id) *
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[],
                  $9::timestamptz[], $10::timestamptz[])
                as t(credential_id, kind, hash, issuer_did, program_id, list_id, list_index, replaces, issued_at, expires_at)
              order by credential_id),
              added as (
                insert into credentials (credential_id, kind, core_claim_hash, partner_id, issuer_did, program_id,
                    lost_body, replaces, status_list_id, status_list_index, issued_at, expires_at, active)
                select t.credential_id, t.kind, t.hash, coalesce(p.partner_id, i.partner_id), t.issuer_did, p.program_id,
                    true, t.replaces, t.list_id, t.list_index, t.issued_at, t.expires_at, false
                from told t join issuers i using (issuer_did) left join programs p on p.program_id = t.program_id
                order by t.credential_id
                on conflict do nothing returning program_id),
              counted as (
                update programs p set reserved = p.reserved + a.issued
                from (select program_id, count(*) as issued from added where program_id is not null group by 1) a
                where a.program_id = p.program_id)
            select count(*) from added""";
    private static final String KNOWN = """
            select count(*) from unnest($1::text[], $2::text[], $3::int[]) as t(credential_id, list_id, list_index)
            join credentials c on c.credential_id = t.credential_id
              and c.status_list_id = t.list_id and c.status_list_index = t.list_index""";
    private static final String END_REPLACED = """
            update credentials c set active = false, replaced_by = n.credential_id,
                ended_at = case when c.agent_id is null then c.ended_at else coalesce(c.ended_at, n.issued_at) end
            from credentials n
            where n.lost_body and n.replaces = c.credential_id and c.replaced_by is null""";
    private static final String GIVE_TO_AGENT = """
            update credentials c set agent_id = o.agent_id, agent_version = o.agent_version + 1,
                active = c.replaced_by is null and c.status <> 'REVOKED'
            from credentials o
            where c.lost_body and c.kind = 'agent' and c.agent_id is null
              and o.credential_id = c.replaces and o.agent_id is not null""";
    private static final String NUMBER_VERSIONS = """
            update agents a set version = c.version
            from (select agent_id, max(agent_version) as version from credentials
                  where lost_body and agent_id is not null group by agent_id) c
            where c.agent_id = a.agent_id and a.version < c.version""";

    private final Pool pool;

    RestoreCredentials(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<IssueRequested> type() {
        return IssueRequested.class;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Uni<Void> restore(List<IssueRequested> events) {
        return pool.withTransaction(tx -> tx.preparedQuery(ADD)
                .execute(columns(events))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(() -> refuseStrange(tx, events))
                .flatMap(added -> added == 0 ? Uni.createFrom().voidItem() : settle(tx)));
    }

    /** Of an issuer that is not ours, or at a place that another credential has: it was not published by us. */
    private static Uni<Void> refuseStrange(SqlConnection tx, List<IssueRequested> events) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(
                        Columns.texts(events, IssueRequested::credentialId),
                        Columns.texts(events, event -> event.status().listId()),
                        Columns.integers(events, event -> event.status().index())))
                .invoke(rows ->
                        ImpossibleEventException.unless(rows.iterator().next().getLong(0) == events.size(), "not-ours"))
                .replaceWithVoid();
    }

    /** Credentials and what they replaced come in any order, each on the partition of its own id. */
    private static Uni<Void> settle(SqlConnection tx) {
        return tx.query(END_REPLACED)
                .execute()
                .chain(() -> giveToAgents(tx))
                .chain(() -> tx.query(NUMBER_VERSIONS).execute())
                .replaceWithVoid();
    }

    /** One generation a statement. */
    private static Uni<Void> giveToAgents(SqlConnection tx) {
        return tx.query(GIVE_TO_AGENT)
                .execute()
                .flatMap(given -> given.rowCount() == 0 ? Uni.createFrom().voidItem() : giveToAgents(tx));
    }

    private static Tuple columns(List<IssueRequested> events) {
        return Tuple.from(List.of(
                Columns.texts(events, IssueRequested::credentialId),
                Columns.texts(events, IssueRequested::kind),
                Columns.texts(events, IssueRequested::coreClaimHash),
                Columns.texts(events, IssueRequested::issuerDid),
                Columns.texts(events, IssueRequested::programId),
                Columns.texts(events, event -> event.status().listId()),
                Columns.integers(events, event -> event.status().index()),
                Columns.texts(
                        events,
                        event -> event.replaces() == null
                                ? null
                                : event.replaces().credentialId()),
                Columns.times(events, IssueRequested::issuedAt),
                Columns.times(events, IssueRequested::expiresAt)));
    }
}
