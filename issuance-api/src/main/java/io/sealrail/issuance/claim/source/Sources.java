package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

/** The open sources: each with connections, limits and a circuit breaker of its own, for as long as its settings are in use. */
@ApplicationScoped
public class Sources {

    /** Longer than any question that may still be under way. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Map<SourceSettings, Source> open = new ConcurrentHashMap<>();

    Sources(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The source with these settings, opened when it is first asked for. */
    public Source of(SourceSettings settings) {
        return open.computeIfAbsent(settings, this::open);
    }

    /** Closes the others, when what was asked of them is over. */
    public void keepOnly(Set<SourceSettings> inUse) {
        open.keySet().stream()
                .filter(settings -> !inUse.contains(settings))
                .toList()
                .forEach(settings -> close(open.remove(settings)));
    }

    private Source open(SourceSettings settings) {
        Source raw = settings instanceof SqlSettings sql
                ? new SqlSource(vertx, sql)
                : new HttpSource(vertx, (HttpSettings) settings);
        return new GuardedSource(raw, settings);
    }

    private void close(Source source) {
        vertx.setTimer(GRACE.toMillis(), timer -> source.close());
    }

    @PreDestroy
    void closeAll() {
        open.values().forEach(Source::close);
    }
}
