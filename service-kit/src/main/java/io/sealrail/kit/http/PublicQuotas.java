package io.sealrail.kit.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a client may call of the public paths: {@code sealrail.public-limits.reads} (600) documents and
 * {@code sealrail.public-limits.verifications} (120) verifications, and {@code sealrail.public-limits.keyed} (3000) calls of the
 * rest of the agents' API and {@code sealrail.public-limits.notary} (30000) of the Notary API, whatever their keys, in each {@code sealrail.public-limits.window} (60 s, whole
 * seconds). All of a window's calls may come at once; they return evenly over the window.
 */
@Singleton
class PublicQuotas {

    private static final int MOST_CLIENTS = 50_000;

    private final long windowSeconds;
    private final Map<PublicPaths, Quota> quotas;

    PublicQuotas(
            @ConfigProperty(name = "sealrail.public-limits.reads", defaultValue = "600") int reads,
            @ConfigProperty(name = "sealrail.public-limits.verifications", defaultValue = "120") int verifications,
            @ConfigProperty(name = "sealrail.public-limits.keyed", defaultValue = "3000") int keyed,
            @ConfigProperty(name = "sealrail.public-limits.notary", defaultValue = "30000") int notary,
            @ConfigProperty(name = "sealrail.public-limits.window", defaultValue = "60s") Duration window,
            Clock clock) {
        this.windowSeconds = window.toSeconds();
        if (windowSeconds < 1 || reads < 1 || verifications < 1 || keyed < 1 || notary < 1) {
            throw new IllegalArgumentException("sealrail.public-limits need a call and a second or more");
        }
        this.quotas = Map.of(
                PublicPaths.READ, quota(reads, clock),
                PublicPaths.VERIFY, quota(verifications, clock),
                PublicPaths.KEYED, quota(keyed, clock),
                PublicPaths.NOTARY, quota(notary, clock));
    }

    private Quota quota(int calls, Clock clock) {
        return new Quota(calls, new RateLimiter((double) calls / windowSeconds, calls, MOST_CLIENTS, clock));
    }

    /** @param shares among how many processes the quota is divided */
    RateLimiter.Quota take(PublicPaths group, Address client, int shares) {
        return quotas.get(group).limiter().take(client.client(), shares);
    }

    /** The value of {@code RateLimit-Policy}: the quota of all processes together. */
    String policy(PublicPaths group) {
        return name(group) + ";q=" + quotas.get(group).calls() + ";w=" + windowSeconds;
    }

    /** The value of {@code RateLimit}: what this process still lets through, and for how long no more than that is sure. */
    String left(PublicPaths group, RateLimiter.Quota quota) {
        Duration window = quota.left() == 0 ? quota.untilNext() : quota.untilFull();
        return name(group) + ";r=" + quota.left() + ";t=" + (window.toMillis() + 999) / 1000;
    }

    private static String name(PublicPaths group) {
        return '"' + group.name().toLowerCase(Locale.ROOT) + '"';
    }

    private record Quota(int calls, RateLimiter limiter) {}
}
