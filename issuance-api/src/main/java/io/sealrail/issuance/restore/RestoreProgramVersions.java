package io.sealrail.issuance.restore;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.ProgramPublished;
import io.sealrail.kit.replay.OwnEvents;

/**
 * Published versions of programs: of a program that is there, the context is served again and the number is not given again,
 * while the rules in force are those of the backup; of a program that was made after it nothing is left but its id.
 */
@ApplicationScoped
class RestoreProgramVersions implements OwnEvents<ProgramPublished> {

    private static final String RESTORE = """
            with told as (
              select distinct on (program_id, version) *
              from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::timestamptz[])
                as t(program_id, version, issuer_did, context, published_at)
              order by program_id, version),
              lost as (
                select t.* from told t left join program_contexts c using (program_id, version)
                where c.program_id is null),
              contexts as (
                insert into program_contexts (program_id, version, context, published_at)
                select l.program_id, l.version, l.context, l.published_at from lost l join programs p using (program_id)
                on conflict do nothing)
            insert into lost_records (kind, id, issuer_did, told_at)
            select 'program-version', program_id || '/' || version, issuer_did, published_at from lost
            on conflict do nothing""";

    private final Pool pool;

    RestoreProgramVersions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Class<ProgramPublished> type() {
        return ProgramPublished.class;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Uni<Void> restore(List<ProgramPublished> events) {
        return pool.preparedQuery(RESTORE)
                .execute(Tuple.of(
                        Columns.texts(events, ProgramPublished::programId),
                        Columns.integers(events, ProgramPublished::version),
                        Columns.texts(events, ProgramPublished::issuerDid),
                        Columns.texts(events, ProgramPublished::context),
                        Columns.times(events, ProgramPublished::publishedAt)))
                .replaceWithVoid();
    }
}
