package io.sealrail.issuance.partner;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.work.Workers;

/**
 * Checks the {@code x-partner-auth} header: a JWT that the partner signed for one user. Each rule that fails is a 401 of its
 * own ({@link TokenRefusal}). A token that was found good is remembered by its digest while it lasts, the partner's row and
 * keys are asked for again each time.
 */
@ApplicationScoped
public class PartnerAuth {

    private static final int REMEMBERED = 20_000;

    private final ConcurrentHashMap<String, Good> good = new ConcurrentHashMap<>();
    private final Partners partners;
    private final JwksCache jwks;
    private final Workers workers;
    private final Clock clock;
    private final Duration skew;

    PartnerAuth(Partners partners, JwksCache jwks, Workers workers, Clock clock, IssuanceConfig config) {
        this.partners = partners;
        this.jwks = jwks;
        this.workers = workers;
        this.clock = clock;
        this.skew = config.partnerTokens().clockSkew();
    }

    /** The caller that the header's value proves; fails with a 401 that names the rule. */
    public Uni<PartnerCall> authenticate(String token) {
        return Uni.createFrom().deferred(() -> {
            PartnerToken read = PartnerToken.read(token);
            String digest = Hex.encode(Sha256.hash(token.getBytes(StandardCharsets.UTF_8)));
            return partners.byId(read.partnerId()).flatMap(partner -> partner.map(known -> check(read, digest, known))
                    .orElseThrow(TokenRefusal.PARTNER_UNKNOWN::problem));
        });
    }

    private Uni<PartnerCall> check(PartnerToken token, String digest, Partner partner) {
        return jwks.having(partner, token.kid()).flatMap(keys -> {
            Good known = good.get(digest);
            if (known != null && known.keys == keys && known.partnerId.equals(partner.partnerId())) {
                return Uni.createFrom().item(() -> call(token, partner));
            }
            return workers.onWorker(() -> verified(token, keys)).map(ignored -> {
                PartnerCall call = call(token, partner);
                remember(digest, new Good(partner.partnerId(), keys, token.expiry()));
                return call;
            });
        });
    }

    private PartnerCall call(PartnerToken token, Partner partner) {
        token.checkClaims(clock.instant(), skew);
        return new PartnerCall(partner, token.email());
    }

    private static boolean verified(PartnerToken token, KeySet keys) {
        if (keys.byKid(token.kid()).stream().noneMatch(key -> key.verifies(token.jws()))) {
            throw TokenRefusal.TOKEN_SIGNATURE.problem();
        }
        return true;
    }

    private void remember(String digest, Good entry) {
        if (good.size() >= REMEMBERED) {
            Instant now = clock.instant();
            good.values().removeIf(held -> held.until.isBefore(now));
            if (good.size() >= REMEMBERED) {
                good.clear();
            }
        }
        good.put(digest, entry);
    }

    /** A token whose signature was checked under these keys. */
    private record Good(UUID partnerId, KeySet keys, Instant until) {}
}
