package io.sealrail.issuance.notaryaccess;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.NotaryPaths;
import io.sealrail.kit.http.Problems;
import io.sealrail.kit.http.RateLimiter;

/**
 * Lets nobody in without a key, before anything else is looked at: neither the body nor what kind it is, nor what the path leads
 * to. Limits the calls of each key.
 */
@ApplicationScoped
class NotaryDoor {

    private static final int AFTER_THE_PUBLIC_LIMITS = 800;
    private static final int MOST_KEYS = 100_000;

    private final NotaryAuth auth;
    private final Audit audit;
    private final AuditAnswer answers;
    private final Problems problems;
    private final RateLimiter limiter;

    NotaryDoor(
            NotaryAuth auth, Audit audit, AuditAnswer answers, Problems problems, IssuanceConfig config, Clock clock) {
        double perSecond = config.rateLimits().notaryPerSecond();
        int burst = (int) Math.ceil(perSecond * config.rateLimits().burstSeconds());
        this.auth = auth;
        this.audit = audit;
        this.answers = answers;
        this.problems = problems;
        this.limiter = new RateLimiter(perSecond, Math.max(1, burst), MOST_KEYS, clock);
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, AFTER_THE_PUBLIC_LIMITS);
    }

    private void guard(RoutingContext request) {
        if (NotaryPaths.needsKey(request.normalizedPath())) {
            enter(request).subscribe().with(entered -> request.next(), failure -> refuse(request, failure));
        } else {
            request.next();
        }
    }

    /** Identifies the caller, unless that has been done. */
    Uni<Void> enter(RoutingContext request) {
        if (NotaryCaller.isKnown(request)) {
            return Uni.createFrom().voidItem();
        }
        Instant startedAt = audit.now();
        return auth.authenticate(request.request().headers())
                .invoke(caller -> {
                    caller.isCallerOf(request);
                    answers.expect(request, new AuditEntry(audit, caller, request, startedAt));
                    limiter.acquire(caller.keyId());
                })
                .replaceWithVoid();
    }

    /** The body is read and dropped, so that the client gets to the answer. */
    private void refuse(RoutingContext request, Throwable failure) {
        request.request().resume();
        answers.refused(request, problems.ofFailure(request, failure))
                .subscribe()
                .with(problem -> problems.respond(request, problem));
    }
}
