package io.sealrail.issuance.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.issuance.IssuanceConfig;

/** The public keys of each partner, given inline or fetched from the partner's URL. */
@ApplicationScoped
class JwksCache {

    private static final Logger LOG = Logger.getLogger(JwksCache.class);

    private final ConcurrentHashMap<UUID, Inline> inline = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Remote> remote = new ConcurrentHashMap<>();
    private final JwksFetch fetch;
    private final Clock clock;
    private final JwksSource.Times times;
    private final MeterRegistry metrics;

    JwksCache(JwksFetch fetch, Clock clock, IssuanceConfig config, MeterRegistry metrics) {
        this.fetch = fetch;
        this.clock = clock;
        this.times = new JwksSource.Times(
                config.partnerTokens().jwksInterval(),
                config.partnerTokens().jwksRefresh(),
                config.partnerTokens().jwksStale());
        this.metrics = metrics;
        count("success", 0);
        count("failure", 0);
    }

    /** The partner's keys with the {@code kid} among them; fails with the token's refusal otherwise. */
    Uni<KeySet> having(Partner partner, String kid) {
        return partner.jwksUrl()
                .map(url -> fetched(partner.partnerId(), url, kid))
                .orElseGet(() -> Uni.createFrom().item(() -> given(partner, kid)));
    }

    private Uni<KeySet> fetched(UUID partnerId, String url, String kid) {
        Remote known = remote.compute(
                partnerId,
                (id, held) -> held != null && held.url.equals(url)
                        ? held
                        : new Remote(url, new JwksSource(clock, times, () -> counted(partnerId, url))));
        return Uni.createFrom()
                .completionStage(
                        () -> known.source.having(kid).toCompletableFuture().copy());
    }

    private CompletionStage<JsonNode> counted(UUID partnerId, String url) {
        return fetch.fetch(url)
                .invoke(() -> count("success", 1))
                .onFailure()
                .invoke(failure -> {
                    count("failure", 1);
                    LOG.warnf("JWKS not fetched partnerId=%s cause=%s", partnerId, failure.getMessage());
                })
                .subscribeAsCompletionStage();
    }

    private void count(String outcome, int fetches) {
        metrics.counter("sealrail.jwks.fetches", "outcome", outcome).increment(fetches);
    }

    private KeySet given(Partner partner, String kid) {
        KeySet keys = inline.compute(
                        partner.partnerId(),
                        (id, held) -> held != null && held.at.equals(partner.updatedAt()) ? held : Inline.of(partner))
                .keys;
        if (!keys.has(kid)) {
            throw TokenRefusal.KID_UNKNOWN.problem();
        }
        return keys;
    }

    private record Remote(String url, JwksSource source) {}

    private record Inline(Instant at, KeySet keys) {

        static Inline of(Partner partner) {
            return new Inline(partner.updatedAt(), KeySet.parse(partner.jwks().orElseThrow()));
        }
    }
}
