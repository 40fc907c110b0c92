package io.sealrail.issuance.agentkey;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeyProofTest {

    private static final String DID = "did:web:sealrail.test:agents:my-agent";
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String IAT = Long.toString(NOW.getEpochSecond());

    private final TestKey key = TestKey.generate();

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 29, 30})
    void holdsForFiveMinutesAndForAClockThatIsALittleAhead(long seconds) {
        assertTrue(holds(key.proof(DID, NOW.plusSeconds(seconds))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void takesBothNamesOfTheAlgorithmAndAudiencesOfOne(String algorithm) {
        assertTrue(holds(key.proof(algorithm, "{\"aud\":[\"" + DID + "\"],\"iat\":" + IAT + "}")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 31, 300, -86400, 86400})
    void refusesAnotherTime(long seconds) {
        assertFalse(holds(key.proof(DID, NOW.plusSeconds(seconds))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iat\":%s}",
                "{\"aud\":\"did:web:sealrail.test:agents:another\",\"iat\":%s}",
                "{\"aud\":[\"did:web:sealrail.test:agents:my-agent\",\"did:web:elsewhere.test\"],\"iat\":%s}",
                "{\"aud\":[],\"iat\":%s}",
                "{\"aud\":null,\"iat\":%s}",
                "{\"aud\":\"did:web:sealrail.test:agents:my-agent\"}",
                "{\"aud\":\"did:web:sealrail.test:agents:my-agent\",\"iat\":\"%s\"}",
                "{\"aud\":\"did:web:sealrail.test:agents:my-agent\",\"iat\":1e400}",
                "{\"aud\":\"did:web:sealrail.test:agents:my-agent\",\"iat\":%s,\"iat\":%1$s}",
                "[]"
            })
    void refusesOtherClaims(String payload) {
        assertFalse(holds(key.proof("EdDSA", payload.formatted(IAT))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", ""})
    void refusesOtherAlgorithms(String algorithm) {
        assertFalse(holds(key.proof(algorithm, "{\"aud\":\"" + DID + "\",\"iat\":" + IAT + "}")));
    }

    @Test
    void refusesTheProofOfAnotherKey() {
        assertFalse(holds(TestKey.generate().proof(DID, NOW)));
    }

    @Test
    void refusesWhatIsNoJws() {
        String proof = key.proof(DID, NOW);
        assertFalse(holds(""));
        assertFalse(holds("a.b.c"));
        assertFalse(holds(proof.substring(0, proof.lastIndexOf('.') + 1)));
        assertFalse(holds(proof + "A"));
        assertFalse(holds("x".repeat(5000)));
    }

    private boolean holds(String proof) {
        return KeyProof.holds(proof, key.pair().publicKey(), DID, NOW);
    }
}
