package io.sealrail.statuslist;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.sealrail.events.StatusListPublished;
import io.sealrail.kit.lease.Lease;
import io.sealrail.kit.lease.LeasedLoop;
import io.sealrail.kit.outbox.Outbox;
import io.sealrail.kit.work.Trouble;
import io.sealrail.kit.work.WithoutMessages;

/** Publishes the next version of each list that has changed or whose validity is half over; one replica at a time. */
@ApplicationScoped
class PublishLists {

    static final String LEASE = "status-list-publisher";

    private static final Logger log = Logger.getLogger(PublishLists.class);
    private static final int AT_ONCE = 16;

    private final LeasedLoop loop;
    private final Pool pool;
    private final ListVersions versions;
    private final BuildVersion buildVersion;
    private final Outbox outbox;
    private final ServedLists servedLists;
    private final ListsBehind behind;
    private final StatusListConfig config;
    private final Counter published;
    private volatile LeasedLoop.Running running;

    PublishLists(
            LeasedLoop loop,
            Pool pool,
            ListVersions versions,
            BuildVersion buildVersion,
            Outbox outbox,
            ServedLists servedLists,
            ListsBehind behind,
            StatusListConfig config,
            MeterRegistry registry) {
        this.loop = loop;
        this.pool = pool;
        this.versions = versions;
        this.buildVersion = buildVersion;
        this.outbox = outbox;
        this.servedLists = servedLists;
        this.behind = behind;
        this.config = config;
        this.published = Counter.builder("sealrail.status.list.versions.published")
                .description("Versions that this replica has published")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        running = loop.start(LEASE, config.poll(), this::publishDue);
    }

    /** Has what was committed before published at once if this replica is the publisher; another one finds it by itself. */
    void wake() {
        LeasedLoop.Running started = running;
        if (started != null) {
            started.wake();
        }
    }

    /** Publishes what is due; true if there may be more. */
    Uni<Boolean> publishDue(Lease lease) {
        return behind.mayGoOn().chain(go -> versions.due(AT_ONCE, go)).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(rows -> publishAlone(lease, rows))
                .collect()
                .asList()
                .map(done -> due.size() == AT_ONCE && !done.contains(false)));
    }

    /**
     * What is wrong with one list, such as a key that does not decrypt, must not hold up the others: it stands back.
     *
     * @return whether the list is not due any more
     */
    private Uni<Boolean> publishAlone(Lease lease, ListRows rows) {
        return publish(lease, rows).onFailure().recoverWithUni(failure -> {
            if (Trouble.of(failure) == Trouble.INFRASTRUCTURE) {
                log.warnf("status lists wait for the infrastructure kind=%s", WithoutMessages.kind(failure));
                return Uni.createFrom().item(false);
            }
            if (rows.failures() == 0) {
                log.errorf(
                        failure,
                        "status list cannot be published, it is tried again listId=%s",
                        rows.list().listId());
            }
            return versions.standBack(lease, rows.list().listId()).replaceWith(true);
        });
    }

    private Uni<Boolean> publish(Lease lease, ListRows rows) {
        return buildVersion.next(rows).chain(version -> pool.withTransaction(
                        transaction -> versions.store(transaction, lease, version, rows.revoked().length)
                                .call(stored -> stored
                                        ? outbox.add(transaction, List.of(event(rows.list(), version)))
                                        : Uni.createFrom().voidItem()))
                .invoke(stored -> tell(stored, version))
                .call(stored -> stored
                        ? servedLists.serve(List.of(version))
                        : Uni.createFrom().voidItem()));
    }

    private void tell(boolean stored, ListVersion version) {
        if (stored) {
            published.increment();
            log.debugf("status list published listId=%s version=%d", version.listId(), version.version());
        } else {
            log.warnf(
                    "status list left to the new publisher listId=%s version=%d", version.listId(), version.version());
        }
    }

    private static StatusListPublished event(StatusList list, ListVersion version) {
        return new StatusListPublished(
                list.listId(),
                list.issuerDid(),
                list.size(),
                list.keyId(),
                list.publicKeyMultibase(),
                version.version(),
                version.publishedAt());
    }
}
