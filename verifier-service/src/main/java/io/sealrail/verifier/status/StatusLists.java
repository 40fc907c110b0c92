package io.sealrail.verifier.status;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;

import io.sealrail.kit.fetch.Recent;
import io.sealrail.kit.fetch.Reply;
import io.sealrail.kit.fetch.TooBusyException;
import io.sealrail.kit.work.CallerContext;
import io.sealrail.kit.work.Detached;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

/**
 * Signed status lists of one source, in memory: used for a moment without asking, confirmed by their entity tag after it,
 * fetched and checked anew now and then. Concurrent needs of one list share one call; what was not used for longest is let go.
 */
final class StatusLists {

    private static final int MAX_FAILURES = 4_096;
    private static final int SHARES = 4;

    private final ListSource source;
    private final ReadStatusList read;
    private final Clock clock;
    private final Duration recheckAfter;
    private final Timer ages;
    private final Recent<ListPlace, HeldList> held;
    private final Recent<ListPlace, Failure> failures = new Recent<>(MAX_FAILURES, failure -> 1);
    private final Map<ListPlace, Uni<ListLookup>> underWay = new ConcurrentHashMap<>();

    private final Semaphore loads;

    StatusLists(ListSource source, ReadStatusList read, Clock clock, VerifierConfig config, Timer ages, long maxBytes) {
        this.source = source;
        this.loads = new Semaphore(source.atOnce());
        this.read = read;
        this.clock = clock;
        this.recheckAfter = config.lists().recheckAfter();
        this.ages = ages;
        this.held = new Recent<>(maxBytes, HeldList::bytes, ListPlace::owner, maxBytes / SHARES);
    }

    /** The list at a place; never fails. */
    Uni<ListLookup> find(ListPlace place) {
        Instant now = clock.instant();
        Optional<HeldList> known = held.get(place).filter(list -> list.needsNoAsking(source.revalidateAfter(), now));
        if (known.isPresent()) {
            ages.record(Duration.between(known.get().confirmedAt(), now));
            return Uni.createFrom().item(ListLookup.found(known.get().list()));
        }
        return failures.get(place)
                .filter(failure -> now.isBefore(failure.at().plus(source.retryAfter())))
                .map(failure -> Uni.createFrom().item(instead(place, failure.problem())))
                .orElseGet(() -> refreshed(place, now).emitOn(CallerContext.executor()));
    }

    /** Whoever has a list to go on with waits for a while; the call that is under way goes on for those who come later. */
    private Uni<ListLookup> refreshed(ListPlace place, Instant now) {
        Uni<ListLookup> refreshed = Detached.run(() -> underWay.computeIfAbsent(place, this::refresh));
        return source.confirmWithin()
                .filter(ignored ->
                        held.get(place).filter(list -> list.isBelieved(now)).isPresent())
                .map(time -> refreshed
                        .ifNoItem()
                        .after(time)
                        .recoverWithItem(() -> failed(place, Finding.STATUS_LIST_UNAVAILABLE)))
                .orElse(refreshed);
    }

    private Uni<ListLookup> refresh(ListPlace place) {
        return Uni.createFrom()
                .deferred(() -> loads.tryAcquire()
                        ? load(place, held.get(place)).onTermination().invoke(loads::release)
                        : Uni.createFrom().item(ListLookup.none(Finding.STATUS_LIST_UNAVAILABLE)))
                .onTermination()
                .invoke(() -> underWay.remove(place))
                .memoize()
                .indefinitely();
    }

    private Uni<ListLookup> load(ListPlace place, Optional<HeldList> known) {
        Instant now = clock.instant();
        Optional<HeldList> confirm = known.filter(list -> list.isCheckedWithin(recheckAfter, now));
        Map<String, String> headers = new HashMap<>(Map.of("Accept", source.accept(place.type())));
        confirm.flatMap(HeldList::etag).ifPresent(etag -> headers.put("If-None-Match", etag));
        return source.ask(place.address(), headers)
                .flatMap(reply -> answered(place, confirm, reply, now))
                .onFailure(StatusLists::isOurOverload)
                .recoverWithItem(ListLookup.none(Finding.STATUS_LIST_UNAVAILABLE))
                .onFailure()
                .recoverWithItem(away -> failed(place, Finding.STATUS_LIST_UNAVAILABLE));
    }

    /** It says nothing about the server, so nothing is believed instead; else whoever floods us could hide a revocation. */
    private static boolean isOurOverload(Throwable trouble) {
        return trouble instanceof TooBusyException
                || trouble instanceof RejectedExecutionException
                || trouble instanceof ConnectionPoolTooBusyException;
    }

    /** The list is as old as the question, not as the answer. */
    private Uni<ListLookup> answered(ListPlace place, Optional<HeldList> known, Reply reply, Instant askedAt) {
        if (reply.unchanged() && known.isPresent()) {
            held.put(place, known.get().confirmed(askedAt));
            return Uni.createFrom().item(ListLookup.found(known.get().list()));
        }
        if (!reply.ok()) {
            return Uni.createFrom().failure(new IOException("status list answered " + reply.status()));
        }
        return read.read(reply.body(), place.type(), place.issuer()).map(found -> {
            if (found.list() == null) {
                failures.put(place, new Failure(found.problem(), askedAt));
            } else {
                held.put(place, new HeldList(found.list(), reply.etag(), askedAt, askedAt));
            }
            return found;
        });
    }

    private ListLookup failed(ListPlace place, Finding problem) {
        failures.put(place, new Failure(problem, clock.instant()));
        return instead(place, problem);
    }

    /** What is held goes on for its time where its server is away, and only there. */
    private ListLookup instead(ListPlace place, Finding problem) {
        Optional<HeldList> known = held.get(place);
        if (problem != Finding.STATUS_LIST_UNAVAILABLE || known.isEmpty()) {
            return ListLookup.none(problem);
        }
        ages.record(Duration.between(known.get().confirmedAt(), clock.instant()));
        return known.get().unasked(clock.instant());
    }

    private record Failure(Finding problem, Instant at) {}
}
