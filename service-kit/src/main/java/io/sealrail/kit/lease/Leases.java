package io.sealrail.kit.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The leases of one database, measured by its clock. Each operation is one statement. */
@ApplicationScoped
public class Leases {

    private static final String ACQUIRE = """
            insert into leases as l (name, holder, token, expires_at)
            values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
            on conflict (name) do update
              set holder = excluded.holder, token = l.token + 1, expires_at = excluded.expires_at
              where l.expires_at <= clock_timestamp()
            returning token""";
    private static final String RENEW = """
            update leases set expires_at = clock_timestamp() + $3 * interval '1 millisecond'
            where name = $1 and token = $2 and expires_at > clock_timestamp()""";
    private static final String RELEASE =
            "update leases set expires_at = clock_timestamp() where name = $1 and token = $2";

    private final String holder = UUID.randomUUID().toString();
    private final Pool pool;
    private final Duration duration;

    Leases(Pool pool, @ConfigProperty(name = "sealrail.lease.duration", defaultValue = "3s") Duration duration) {
        this.pool = pool;
        this.duration = duration;
    }

    /** How long a lease lives without being renewed. */
    public Duration duration() {
        return duration;
    }

    /** Takes the lease if nobody holds it, with a token above every earlier one; empty while somebody (also this process) does. */
    public Uni<Optional<Lease>> acquire(String name) {
        return pool.preparedQuery(ACQUIRE)
                .execute(Tuple.of(name, holder, duration.toMillis()))
                .map(rows -> first(rows).map(row -> new Lease(name, holder, row.getLong("token"))));
    }

    /** Prolongs a lease that is still held; false once it has expired or passed on. */
    public Uni<Boolean> renew(Lease lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(lease.name(), lease.token(), duration.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Lets another holder begin at once; without effect if the lease has passed on. */
    public Uni<Void> release(Lease lease) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(lease.name(), lease.token()))
                .replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
