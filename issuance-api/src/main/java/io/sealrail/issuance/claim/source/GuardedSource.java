package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

import io.sealrail.kit.work.CallerContext;
import io.sealrail.kit.work.Detached;
import io.sealrail.kit.work.WithoutMessages;

/**
 * Keeps a source's trouble from everybody else: a bounded number of questions at once and waiting, tries again of what failed
 * fast, a circuit breaker, and one time limit over all of it. A caller that stops waiting ends no question, since that would
 * cost its connection.
 */
final class GuardedSource implements Source {

    private static final Logger LOG = Logger.getLogger(GuardedSource.class);
    private static final int WINDOW = 10;
    private static final double RATIO = 0.5;
    private static final int FIRST_PAUSE = 50;
    private static final int JITTER = 25;
    private static final int LONGEST_PAUSE = 1000;

    private final Source source;
    private final SourceSettings settings;
    private final Limits limits;
    private final TypedGuard<Uni<List<ObjectNode>>> places;
    private final TypedGuard<Uni<List<ObjectNode>>> breaker;

    GuardedSource(Source source, SourceSettings settings) {
        this.source = source;
        this.settings = settings;
        this.limits = settings.limits();
        this.places = places();
        this.breaker = breaker();
    }

    /** Sees answers and failures of the source only: whoever was refused for waiting too long would look like a success to it. */
    private TypedGuard<Uni<List<ObjectNode>>> breaker() {
        return builder("notary-source-" + settings.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .failureRatio(RATIO)
                .delay(limits.openFor().toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof SourceFailure known && known.counts())
                .onStateChange(this::tell)
                .done()
                .build();
    }

    private TypedGuard<Uni<List<ObjectNode>>> places() {
        TypedGuard.Builder<Uni<List<ObjectNode>>> builder = builder("notary-source-places-" + settings.name());
        builder.withBulkhead()
                .limit(limits.atOnce())
                .queueSize(limits.waiting())
                .done();
        if (limits.retries() > 0) {
            builder.withRetry()
                    .maxRetries(limits.retries())
                    .delay(FIRST_PAUSE, ChronoUnit.MILLIS)
                    .jitter(JITTER, ChronoUnit.MILLIS)
                    .whenException(failure -> failure instanceof SourceFailure known && known.again())
                    .withExponentialBackoff()
                    .maxDelay(LONGEST_PAUSE, ChronoUnit.MILLIS)
                    .done()
                    .done();
        }
        return builder.build();
    }

    private static TypedGuard.Builder<Uni<List<ObjectNode>>> builder(String description) {
        return TypedGuard.create(new TypeLiteral<Uni<List<ObjectNode>>>() {})
                .withDescription(description)
                .withThreadOffload(false);
    }

    @Override
    public Uni<List<ObjectNode>> ask(Map<String, String> parameters) {
        return Uni.createFrom().deferred(() -> {
            long until = System.nanoTime() + limits.timeout().toNanos();
            Executor back = CallerContext.executor();
            return within(limits.timeout(), () -> places.get(() -> once(parameters, until)))
                    .onFailure()
                    .transform(this::failure)
                    .emitOn(back);
        });
    }

    /** Never fails: a source that is away does not keep the service from starting. */
    @Override
    public Uni<Void> warmUp() {
        return source.warmUp()
                .ifNoItem()
                .after(limits.timeout())
                .failWith(() -> new SourceFailure(SourceFailure.Kind.SLOW, "no connection in time", null))
                .onFailure()
                .recoverWithUni(failure -> {
                    failure(failure);
                    return Uni.createFrom().voidItem();
                });
    }

    /**
     * One try, within what is left of the time; none if most of it went by in waiting for a place, since a late answer would then
     * say nothing of the source.
     */
    private Uni<List<ObjectNode>> once(Map<String, String> parameters, long until) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (left.multipliedBy(2).compareTo(limits.timeout()) < 0) {
            return Uni.createFrom()
                    .failure(new SourceFailure(SourceFailure.Kind.SPARED, "too little time left to ask", null));
        }
        return breaker.get(() -> within(left, () -> source.ask(parameters)));
    }

    /** Waits for the answer, and for nothing when the time is over: what comes then is nobody's failure any more. */
    private static Uni<List<ObjectNode>> within(Duration time, Supplier<Uni<List<ObjectNode>>> question) {
        return Detached.run(() -> question.get().map(Outcome::found).onFailure().recoverWithItem(Outcome::failed))
                .ifNoItem()
                .after(time)
                .recoverWithItem(Outcome::late)
                .flatMap(Outcome::uni);
    }

    /** Records or a failure. */
    private record Outcome(List<ObjectNode> records, Throwable failure) {

        static Outcome found(List<ObjectNode> records) {
            return new Outcome(records, null);
        }

        static Outcome failed(Throwable failure) {
            return new Outcome(null, failure);
        }

        static Outcome late() {
            return failed(new SourceFailure(SourceFailure.Kind.SLOW, "no answer in time", null));
        }

        Uni<List<ObjectNode>> uni() {
            return failure == null
                    ? Uni.createFrom().item(records)
                    : Uni.createFrom().failure(failure);
        }
    }

    private SourceFailure failure(Throwable failure) {
        if (failure instanceof SourceFailure known) {
            LOG.warnf(
                    "source did not answer source=%s kind=%s why=%s cause=%s",
                    settings.name(),
                    known.kind(),
                    known.getMessage(),
                    known.getCause() == null ? "none" : WithoutMessages.kind(known.getCause()));
            return known;
        }
        boolean spared = failure instanceof CircuitBreakerOpenException || failure instanceof BulkheadException;
        if (!spared) {
            LOG.errorf(WithoutMessages.of(failure), "source failed in an unknown way source=%s", settings.name());
        }
        boolean open = failure instanceof CircuitBreakerOpenException;
        return new SourceFailure(
                SourceFailure.Kind.SPARED,
                "source is spared",
                failure,
                open ? limits.openFor() : Duration.ofSeconds(1));
    }

    private void tell(CircuitBreakerState state) {
        LOG.warnf("circuit breaker changed source=%s state=%s", settings.name(), state);
    }

    @Override
    public void close() {
        source.close();
    }
}
