package io.sealrail.verifier.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;
import io.sealrail.verifier.WithForeignHosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A verification whose time is over before a stranger's server has answered. */
@OnStack
@TestProfile(OutOfTimeTest.Hurried.class)
class OutOfTimeTest {

    @Test
    void tellsWhatItKnowsByThen() {
        TestIssuer issuer = TestIssuer.didKey();
        StandIn.serve(TestList.bitstring(issuer, "slow").foreign().path(), "hang");
        ObjectNode credential = issuer.sign(
                TestCredentials.withForeignList(
                        TestCredentials.withBitstring(TestCredentials.version2(issuer), "slow", 3)),
                Cryptosuite.EDDSA_RDFC_2022);
        Answer answer = Answer.of(credential);
        assertEquals(
                List.of(
                        "DOCUMENT_COMPLETE",
                        "CONTEXTS_KNOWN",
                        "ISSUER_RESOLVED",
                        "KEY_VALID",
                        "SIGNATURE_VALID",
                        "WITHIN_VALIDITY",
                        "STATUS_UNAVAILABLE",
                        "ANCHOR_NOT_CHECKED"),
                answer.codes());
        assertFalse(answer.valid());
    }

    /** Strangers may take longer than the whole. */
    public static final class Hurried implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(new WithForeignHosts().getConfigOverrides());
            overrides.put("sealrail.verifier.time-limit", "3s");
            overrides.put("sealrail.verifier.foreign.time-limit", "15s");
            return overrides;
        }
    }
}
