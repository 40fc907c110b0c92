package io.sealrail.verifier.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.kit.production.ProductionRule;
import io.sealrail.verifier.VerifierConfig;

/** Production keeps the guard of the addresses that strangers' credentials name. */
@ApplicationScoped
class StrangersGuardRule implements ProductionRule {

    private final boolean guardIsOff;

    StrangersGuardRule(VerifierConfig config) {
        this.guardIsOff = config.foreign().allowInsecure();
    }

    @Override
    public List<String> objections() {
        return guardIsOff
                ? List.of(
                        "SEALRAIL_VERIFIER_FOREIGN_ALLOW_INSECURE is true: anybody's credential could have us call private addresses.")
                : List.of();
    }
}
