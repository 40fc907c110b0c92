package io.sealrail.statuslist;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.events.Topics;
import io.sealrail.kit.replay.CaughtUp;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Tells whether the lists that stand behind what was published before a restore may go on. Their next version is to show at
 * least what the last one showed: all changes of then are to be heard again first. Kafka is asked for that beside the
 * publishing, which does not wait for it.
 */
@ApplicationScoped
class ListsBehind {

    private static final Logger log = Logger.getLogger(ListsBehind.class);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Supplier<Uni<Boolean>> anyBehind;
    private final Supplier<Uni<Boolean>> caughtUp;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean heardAll;
    private volatile boolean troubled;

    @Inject
    ListsBehind(ListVersions versions, CaughtUp caughtUp) {
        this(versions::anyBehind, () -> caughtUp.with(Topics.CREDENTIAL_STATUS));
    }

    ListsBehind(Supplier<Uni<Boolean>> anyBehind, Supplier<Uni<Boolean>> caughtUp) {
        this.anyBehind = anyBehind;
        this.caughtUp = caughtUp;
    }

    /** True if there are such lists and all changes are known to have been heard again; does not wait for Kafka. */
    Uni<Boolean> mayGoOn() {
        return anyBehind.get().map(any -> any && heardAll());
    }

    private boolean heardAll() {
        if (!heardAll && asking.compareAndSet(false, true)) {
            ask();
        }
        return heardAll;
    }

    private void ask() {
        caughtUp.get()
                .invoke(this::heard)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(REST))
                .onTermination()
                .invoke(() -> asking.set(false))
                .subscribe()
                .with(ignored -> {}, ignored -> {});
    }

    private void heard(boolean all) {
        troubled = false;
        heardAll = all;
    }

    private void failed(Throwable failure) {
        if (!troubled) {
            log.warnf(
                    "status lists that stand behind wait, it is not known what there is to hear again kind=%s",
                    WithoutMessages.kind(failure));
        }
        troubled = true;
    }
}
