package io.sealrail.kit.production;

/** What a deployment is for, by {@code sealrail.environment}; {@link #PRODUCTION} unless it is said. */
public enum Deployment {
    /** Credentials that count: objections of the {@link ProductionRule}s end the start. */
    PRODUCTION,
    /** A test of the real thing: objections are warnings. */
    SANDBOX,
    /** One machine, for nobody else: no objections. */
    LOCAL
}
