package io.sealrail.issuance.agentkey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.IssuanceConfig;
import io.sealrail.issuance.issuer.TestPlatformIssuer;
import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Where the operator demands proofs; the tests of the resources run where he does not. */
class OfferedKeysTest {

    private static final String DID = "did:web:sealrail.test:agents:my-agent";
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final OfferedKeys offered = demanding();
    private final TestKey key = TestKey.generate();

    @Test
    void takesAKeyWithItsProof() {
        String proof = key.proof(DID, NOW);

        assertEquals(key.multibase(), offered.ofNewAgent("my-agent", key.multibase(), proof));
        assertEquals(key.multibase(), offered.ofRotation("my-agent", key.multibase(), proof));
    }

    @Test
    void refusesAKeyWithoutProof() {
        refused(() -> offered.ofNewAgent("my-agent", key.multibase(), null));
        refused(() -> offered.ofRotation("my-agent", key.multibase(), null));
    }

    @Test
    void refusesAProofForAnotherAgent() {
        refused(() -> offered.ofNewAgent("another", key.multibase(), key.proof(DID, NOW)));
    }

    @Test
    void asksNothingOfAnAgentWithoutAKey() {
        assertNull(offered.ofNewAgent("my-agent", null, null));
        refused(() -> offered.ofRotation("my-agent", null, null));
    }

    private static void refused(Supplier<String> call) {
        Problem problem = assertThrows(Problem.class, call::get);
        assertEquals(400, problem.status());
        assertEquals("VALIDATION", problem.code());
    }

    private static OfferedKeys demanding() {
        IssuanceConfig config = new SmallRyeConfigBuilder()
                .withMapping(IssuanceConfig.class)
                .withValidateUnknown(false)
                .withDefaultValue("sealrail.public-url", "http://sealrail.test")
                .withDefaultValue("sealrail.agents.require-key-proof", "true")
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(IssuanceConfig.class);
        return new OfferedKeys(TestPlatformIssuer.of("http://sealrail.test"), Clock.fixed(NOW, ZoneOffset.UTC), config);
    }
}
