package io.sealrail.issuance.partner;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.http.RateLimiter;

/** How many calls a partner may make each second, issuing and asking counted apart. */
@ApplicationScoped
public class PartnerLimits {

    private static final int MOST_PARTNERS = 100_000;

    private final RateLimiter issuing;
    private final RateLimiter asking;

    PartnerLimits(IssuanceConfig config, Clock clock) {
        this.issuing = limiter(config.rateLimits().issuing(), config, clock);
        this.asking = limiter(config.rateLimits().asking(), config, clock);
    }

    /** Counts a call that issues; refuses with 429. */
    public void countIssuing(Partner partner) {
        issuing.acquire(partner.partnerId().toString());
    }

    /** Counts a call that asks for a status or a document; refuses with 429. */
    public void countAsking(Partner partner) {
        asking.acquire(partner.partnerId().toString());
    }

    private static RateLimiter limiter(double perSecond, IssuanceConfig config, Clock clock) {
        int burst = Math.max(1, (int) (perSecond * config.rateLimits().burstSeconds()));
        return new RateLimiter(perSecond, burst, MOST_PARTNERS, clock);
    }
}
