package io.sealrail.kit.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether each event loop still turns: one that something blocks for good is mended by a restart only. */
@Liveness
@ApplicationScoped
public class EventLoops implements HealthCheck {

    private static final long BEAT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Duration longestSilence;
    private final List<Beat> beats = new ArrayList<>();

    EventLoops(
            Vertx vertx,
            @ConfigProperty(name = "sealrail.health.longest-silence", defaultValue = "30s") Duration longestSilence) {
        this.vertx = vertx;
        this.longestSilence = longestSilence;
    }

    void onStart(@Observes StartupEvent event) {
        for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            Beat beat = new Beat();
            beats.add(beat);
            loop.scheduleAtFixedRate(beat::now, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public HealthCheckResponse call() {
        long silent =
                beats.stream().filter(beat -> beat.isOlderThan(longestSilence)).count();
        return HealthCheckResponse.named("event-loops")
                .status(silent == 0)
                .withData("loops", beats.size())
                .withData("silent", silent)
                .build();
    }

    /** When a loop last turned. */
    private static final class Beat {

        private volatile long at = System.nanoTime();

        void now() {
            at = System.nanoTime();
        }

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - at > age.toNanos();
        }
    }
}
