package io.sealrail.issuance.agentkey;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.sealrail.credential.key.Multikey;
import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.kit.http.Problem;

/** Looks at the public key that an agent is to have, and at the proof that whoever brings it has the private one. */
@ApplicationScoped
public class OfferedKeys {

    private static final int LONGEST_KEY = 100;

    private final PlatformIssuer platformIssuer;
    private final Clock clock;
    private final boolean proofRequired;

    OfferedKeys(PlatformIssuer platformIssuer, Clock clock, IssuanceConfig config) {
        this.platformIssuer = platformIssuer;
        this.clock = clock;
        this.proofRequired = config.agents().requireKeyProof();
    }

    /**
     * The key of a new agent, or {@code null} when it has none.
     *
     * @param publicKeyMultibase an Ed25519 Multikey, {@code z6Mk…}, or {@code null}
     * @param proof see {@link KeyProof}, or {@code null}
     * @throws Problem 400 {@code VALIDATION} for what is no Ed25519 key, for a proof that is not its key's, or none where the
     *     operator demands one
     */
    public String ofNewAgent(String slug, String publicKeyMultibase, String proof) {
        if (publicKeyMultibase == null) {
            if (proof != null) {
                throw invalid("publicKeyProof goes with a publicKeyMultibase");
            }
            return null;
        }
        return checked(slug, publicKeyMultibase, proof);
    }

    /** The key that takes the place of another; as {@link #ofNewAgent}, but there must be one. */
    String ofRotation(String slug, String publicKeyMultibase, String proof) {
        if (publicKeyMultibase == null) {
            throw invalid("publicKeyMultibase is missing");
        }
        return checked(slug, publicKeyMultibase, proof);
    }

    private String checked(String slug, String publicKeyMultibase, String proof) {
        byte[] publicKey = decode(publicKeyMultibase);
        if (proof == null && proofRequired) {
            throw invalid("publicKeyProof is missing");
        }
        if (proof != null && !KeyProof.holds(proof, publicKey, platformIssuer.didOfAgent(slug), clock.instant())) {
            throw invalid(
                    "publicKeyProof must be a compact JWS of the key, EdDSA, with aud (the agent's DID) and iat (now)");
        }
        return publicKeyMultibase;
    }

    private static byte[] decode(String publicKeyMultibase) {
        try {
            if (publicKeyMultibase.length() <= LONGEST_KEY) {
                return Multikey.decodeEd25519(publicKeyMultibase);
            }
        } catch (IllegalArgumentException e) {
            throw noKey();
        }
        throw noKey();
    }

    private static Problem noKey() {
        return invalid("publicKeyMultibase must be an Ed25519 public key as a Multikey (z6Mk…)");
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "VALIDATION", why);
    }
}
