package io.sealrail.verifier.status;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Neighbours;
import io.sealrail.verifier.http.Reply;
import io.sealrail.verifier.result.Finding;

/**
 * The signed status lists of the platform, in memory: used for a moment without asking, confirmed by their entity tag after it,
 * fetched and checked anew now and then. Concurrent needs of one list share one call.
 */
@ApplicationScoped
class StatusLists {

    private final Neighbours neighbours;
    private final ReadStatusList read;
    private final Clock clock;
    private final VerifierConfig.Lists config;
    private final Timer ages;
    private final Map<Place, HeldList> held = new ConcurrentHashMap<>();
    private final Map<Place, Uni<ListLookup>> underWay = new ConcurrentHashMap<>();

    StatusLists(Neighbours neighbours, ReadStatusList read, Clock clock, VerifierConfig config, MeterRegistry metrics) {
        this.neighbours = neighbours;
        this.read = read;
        this.clock = clock;
        this.config = config.lists();
        this.ages = metrics.timer("sealrail.verifier.list.age");
    }

    /** The list at a path of status-list-service. */
    Uni<ListLookup> find(String path, ListType type) {
        Place place = new Place(path, type);
        HeldList known = held.get(place);
        Instant now = clock.instant();
        if (known != null && known.isConfirmedWithin(config.revalidateAfter(), now)) {
            ages.record(Duration.between(known.confirmedAt(), now));
            return Uni.createFrom().item(ListLookup.found(known.list()));
        }
        return underWay.computeIfAbsent(place, this::refresh);
    }

    private Uni<ListLookup> refresh(Place place) {
        return Uni.createFrom()
                .deferred(() -> load(place, held.get(place)))
                .onTermination()
                .invoke(() -> underWay.remove(place))
                .memoize()
                .indefinitely();
    }

    private Uni<ListLookup> load(Place place, HeldList known) {
        Instant now = clock.instant();
        boolean confirm = known != null && known.isCheckedWithin(config.recheckAfter(), now);
        Map<String, String> headers =
                new HashMap<>(Map.of("Accept", place.type().mediaType()));
        if (confirm) {
            known.etag().ifPresent(etag -> headers.put("If-None-Match", etag));
        }
        return neighbours
                .askStatusLists(place.path(), headers)
                .flatMap(reply -> answered(place, confirm ? known : null, reply, now))
                .onFailure()
                .recoverWithItem(away -> unasked(known));
    }

    /** The list is as old as the question, not as the answer. */
    private Uni<ListLookup> answered(Place place, HeldList known, Reply reply, Instant askedAt) {
        if (reply.unchanged() && known != null) {
            held.put(place, known.confirmed(askedAt));
            return Uni.createFrom().item(ListLookup.found(known.list()));
        }
        if (!reply.ok()) {
            return Uni.createFrom().failure(new IOException("status list answered " + reply.status()));
        }
        return read.read(reply.body(), place.type()).invoke(found -> {
            if (found.list() != null) {
                held.put(place, new HeldList(found.list(), reply.etag(), askedAt, askedAt));
            }
        });
    }

    private ListLookup unasked(HeldList known) {
        if (known == null) {
            return ListLookup.none(Finding.STATUS_LIST_UNAVAILABLE);
        }
        ages.record(Duration.between(known.confirmedAt(), clock.instant()));
        return known.unasked(clock.instant());
    }

    private record Place(String path, ListType type) {}
}
