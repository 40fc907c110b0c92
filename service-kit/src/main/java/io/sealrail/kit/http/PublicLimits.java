package io.sealrail.kit.http;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import io.sealrail.kit.replica.LiveReplicas;

/**
 * Limits the calls of a client address to the public paths, and far more generously to those where an API key is looked up,
 * before any resource sees them. Each answer of a public path says what is left
 * (draft-ietf-httpapi-ratelimit-headers-11: {@code RateLimit-Policy}, {@code RateLimit}), a refusal is 429 with
 * {@code Retry-After}. A process lets its share through: the quota divided by the living processes of its service. A call with
 * the {@link InternalToken} is one of our own services' and is not counted.
 */
@ApplicationScoped
public class PublicLimits {

    private static final int AFTER_THE_GUARDS = 900;

    private final PublicQuotas quotas;
    private final ClientAddress clients;
    private final LiveReplicas replicas;
    private final InternalToken token;
    private final Problems problems;

    PublicLimits(
            PublicQuotas quotas, ClientAddress clients, LiveReplicas replicas, InternalToken token, Problems problems) {
        this.quotas = quotas;
        this.clients = clients;
        this.replicas = replicas;
        this.token = token;
        this.problems = problems;
    }

    /** Whether anybody's calls of the path are limited, so that its answers say what is left. */
    public static boolean cover(String path) {
        return PublicPaths.of(path).filter(PublicPaths::isPublic).isPresent();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_THE_GUARDS);
    }

    private void limit(RoutingContext request) {
        Optional<PublicPaths> group = PublicPaths.of(request.normalizedPath());
        if (group.isEmpty() || token.is(request.request().getHeader(InternalToken.HEADER))) {
            request.next();
        } else {
            count(request, group.get(), clients.of(request.request()));
        }
    }

    /** The body of a refused call is read and dropped, so that the client gets to the answer. */
    private void count(RoutingContext request, PublicPaths group, Address client) {
        RateLimiter.Quota quota = quotas.take(group, client, replicas.alive());
        if (group.isPublic()) {
            request.response().putHeader("ratelimit-policy", quotas.policy(group));
            request.response().putHeader("ratelimit", quotas.left(group, quota));
        }
        if (quota.taken()) {
            request.next();
        } else {
            request.request().resume();
            problems.respond(
                    request,
                    Problem.of(429, "RATE_LIMIT_EXCEEDED", "too many requests").retryAfter(quota.untilNext()));
        }
    }
}
