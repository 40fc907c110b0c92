package io.sealrail.issuance.notaryaccess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.LeasedLoop;

/** Chains what was put on record: one process at a time, and whoever thinks it still is one adds nothing. */
@ApplicationScoped
class SealAudit {

    static final String LEASE = "notary-audit";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;

    private final LeasedLoop loops;
    private final Pool pool;

    SealAudit(LeasedLoop loops, Pool pool) {
        this.loops = loops;
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        loops.start(LEASE, PAUSE, this::sealWaiting);
    }

    /** Gives the rows that wait their links; true if there may be more. */
    Uni<Boolean> sealWaiting(Lease lease) {
        return pool.withTransaction(transaction -> AuditChain.waiting(transaction, AT_ONCE)
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(false)
                        : seal(transaction, lease, rows).replaceWith(rows.size() == AT_ONCE)));
    }

    private static Uni<Void> seal(SqlConnection transaction, Lease lease, List<AuditRow> rows) {
        return AuditChain.last(transaction)
                .map(last -> links(last, rows))
                .flatMap(seals -> AuditChain.append(transaction, lease, seals).invoke(added -> {
                    if (added != seals.size()) {
                        throw new IllegalStateException("the audit is sealed by another process now");
                    }
                }))
                .replaceWithVoid();
    }

    private static List<AuditSeal> links(AuditSeal last, List<AuditRow> rows) {
        List<AuditSeal> seals = new ArrayList<>(rows.size());
        AuditSeal link = last;
        for (AuditRow row : rows) {
            link = link.next(row);
            seals.add(link);
        }
        return seals;
    }
}
