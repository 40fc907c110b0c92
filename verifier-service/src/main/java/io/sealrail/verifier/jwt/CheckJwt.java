package io.sealrail.verifier.jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Jws;
import io.sealrail.kit.work.Workers;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.document.KeyTimes;
import io.sealrail.verifier.key.FindKey;
import io.sealrail.verifier.key.KeyLookup;
import io.sealrail.verifier.result.Finding;

/**
 * Checks the signature of a JWT whose issuer is known by name: its algorithm and the name of its key before anybody is asked for
 * the key, then the key's times and the signature (RFC 8725, 3.1: the key decides the algorithm).
 */
@ApplicationScoped
public class CheckJwt {

    private static final int MAX_KEY_ID = 2_100;
    private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519", "ES256");

    private final FindKey findKey;
    private final Workers workers;
    private final Clock clock;
    private final Duration skew;

    CheckJwt(FindKey findKey, Workers workers, Clock clock, VerifierConfig config) {
        this.findKey = findKey;
        this.workers = workers;
        this.clock = clock;
        this.skew = config.clockSkew();
    }

    /**
     * The findings about issuer, key and signature.
     *
     * @param issuer a DID, whose keys are named by DID URLs, whole or from their {@code #} on; or the https address of an
     *     issuer that is not ours
     */
    public Uni<List<Finding>> check(Jws jws, String issuer) {
        Optional<Finding> problem = algorithm(jws).or(() -> key(jws, issuer));
        return problem.isPresent()
                ? Uni.createFrom().item(List.of(problem.get(), Finding.SIGNATURE_NOT_CHECKED))
                : findKey.find(issuer, keyId(jws, issuer)).flatMap(found -> withKey(jws, found));
    }

    private Uni<List<Finding>> withKey(Jws jws, KeyLookup found) {
        if (found.key() == null) {
            return Uni.createFrom().item(List.of(found.finding(), Finding.SIGNATURE_NOT_CHECKED));
        }
        Finding times =
                new KeyTimes(found.key(), skew).signedAt(new JwtTimes(jws.payload(), skew).issuedAt(), clock.instant());
        return workers.onWorker(() -> found.key().jwk().verifies(jws))
                .map(good -> good ? Finding.SIGNATURE_VALID : Finding.SIGNATURE_INVALID)
                .map(finding -> List.of(Finding.ISSUER_RESOLVED, times, finding));
    }

    private static Optional<Finding> algorithm(Jws jws) {
        String algorithm = jws.algorithm();
        if (ALGORITHMS.contains(algorithm)) {
            return Optional.empty();
        }
        boolean refused = algorithm.isEmpty() || algorithm.equalsIgnoreCase("none") || algorithm.startsWith("HS");
        return Optional.of(refused ? Finding.ALGORITHM_REFUSED : Finding.PROOF_UNSUPPORTED);
    }

    private static Optional<Finding> key(Jws jws, String issuer) {
        JsonNode keyId = jws.header().path("kid");
        if (!keyId.isTextual() || keyId.textValue().length() > MAX_KEY_ID) {
            boolean named = !jws.header().has("kid") && jws.header().has("x5c");
            return Optional.of(named ? Finding.KEY_UNSUPPORTED : Finding.KEY_NOT_NAMED);
        }
        boolean foreign = isDid(issuer) && !keyId(jws, issuer).startsWith(issuer + "#");
        return foreign ? Optional.of(Finding.KEY_NOT_OF_ISSUER) : Optional.empty();
    }

    private static String keyId(Jws jws, String issuer) {
        String keyId = jws.header().path("kid").textValue();
        return isDid(issuer) && keyId.startsWith("#") ? issuer + keyId : keyId;
    }

    private static boolean isDid(String issuer) {
        return issuer.startsWith("did:");
    }
}
