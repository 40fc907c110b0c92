package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The open sources: each with connections, limits and a circuit breaker of its own, for as long as its settings are in use. */
@ApplicationScoped
public class Sources {

    /** Longer than any question that may still be under way. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Duration grace;
    private final Map<SourceSettings, Source> open = new ConcurrentHashMap<>();
    private final Map<SourceSettings, Long> closing = new HashMap<>();

    @Inject
    Sources(Vertx vertx) {
        this(vertx, GRACE);
    }

    /** @param grace how long a source stays open after its last use */
    Sources(Vertx vertx, Duration grace) {
        this.vertx = vertx;
        this.grace = grace;
    }

    /**
     * The source with these settings, be they in use or until just now.
     *
     * @throws SourceFailure if they are not: a call by older rules opens nothing that nobody would close
     */
    public Source of(SourceSettings settings) {
        Source source = open.get(settings);
        if (source == null) {
            throw new SourceFailure(SourceFailure.Kind.SPARED, "source is not in use any more", null);
        }
        return source;
    }

    /**
     * Opens these, and closes the others when what was asked of them is over.
     *
     * @return connects those that were opened: an item when each of them can be asked, or its time is over; no failure
     */
    public synchronized Uni<Void> use(Set<SourceSettings> inUse) {
        List<Source> added = inUse.stream()
                .filter(settings -> !open.containsKey(settings))
                .map(this::opened)
                .toList();
        for (SourceSettings settings : List.copyOf(open.keySet())) {
            if (!inUse.contains(settings)) {
                closing.computeIfAbsent(settings, this::closeLater);
            } else if (closing.containsKey(settings)) {
                vertx.cancelTimer(closing.remove(settings));
            }
        }
        return connected(added);
    }

    private static Uni<Void> connected(List<Source> added) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(added.stream().map(Source::warmUp).toList())
                        .andFailFast()
                        .replaceWithVoid();
    }

    private long closeLater(SourceSettings settings) {
        return vertx.setTimer(grace.toMillis(), timer -> close(settings, timer));
    }

    private synchronized void close(SourceSettings settings, long timer) {
        if (closing.remove(settings, timer)) {
            open.remove(settings).close();
        }
    }

    private Source opened(SourceSettings settings) {
        Source raw = settings instanceof SqlSettings sql
                ? new SqlSource(vertx, sql)
                : new HttpSource(vertx, (HttpSettings) settings);
        Source source = new GuardedSource(raw, settings);
        open.put(settings, source);
        return source;
    }

    @PreDestroy
    void closeAll() {
        open.values().forEach(Source::close);
    }
}
