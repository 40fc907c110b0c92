package io.sealrail.issuance.partner;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.kit.production.ProductionRule;

/** Production keeps the guard of partners' JWKS addresses. */
@ApplicationScoped
class JwksGuardRule implements ProductionRule {

    private final boolean guardIsOff;

    JwksGuardRule(IssuanceConfig config) {
        this.guardIsOff = config.allowInsecureJwks();
    }

    @Override
    public List<String> objections() {
        return guardIsOff
                ? List.of(
                        "SEALRAIL_ALLOW_INSECURE_JWKS is true: a partner could have us call private addresses, or keys read over plain http.")
                : List.of();
    }
}
