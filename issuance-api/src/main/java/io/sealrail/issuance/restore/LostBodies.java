package io.sealrail.issuance.restore;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;
import io.sealrail.issuance.Transactions;
import io.sealrail.kit.replay.ReplayGate;
import io.sealrail.kit.work.Backoff;

/** What restores from backups could not bring back, for the operator; as a metric {@code sealrail.lost.bodies}. */
@ApplicationScoped
class LostBodies {

    private static final String ALL = """
            (select kind, credential_id as id, issuer_did, program_id, status, issued_at as told_at
             from credentials where lost_body
             union all
             select kind, id, issuer_did, null, null, told_at from lost_records) as lost""";
    private static final String COUNT = "select count(*) from " + ALL;
    private static final String PAGE = "select * from " + ALL + " order by told_at, kind, id limit $1 offset $2";

    private final Pool pool;
    private final Transactions transactions;
    private final ReplayGate gate;
    private final AtomicLong counted = new AtomicLong();

    LostBodies(Pool pool, Transactions transactions, ReplayGate gate, MeterRegistry meters) {
        this.pool = pool;
        this.transactions = transactions;
        this.gate = gate;
        Gauge.builder("sealrail.lost.bodies", counted, AtomicLong::get)
                .description("Credentials, issuers, keys and versions of programs that a restore could not bring back")
                .register(meters);
    }

    /** Only a restore adds to them, and that is before the gate opens. */
    void onStart(@Observes StartupEvent event) {
        gate.opened()
                .chain(this::count)
                .onFailure()
                .retry()
                .withBackOff(Backoff.FIRST, Backoff.LONGEST)
                .indefinitely()
                .subscribe()
                .with(counted::set);
    }

    /** A page of them, the oldest first. */
    Uni<Page<LostBody>> page(Paging paging) {
        return transactions.detached(() -> count().flatMap(total -> pool.preparedQuery(PAGE)
                .execute(Tuple.of((long) paging.limit(), (long) paging.offset()))
                .map(rows -> {
                    List<LostBody> found = StreamSupport.stream(rows.spliterator(), false)
                            .map(LostBody::of)
                            .toList();
                    return Page.of(paging, total, found);
                })));
    }

    private Uni<Long> count() {
        return pool.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
