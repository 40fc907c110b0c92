package io.sealrail.verifier.verify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.StatusReference;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestEvents;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Credentials of agents: VC Data Model 1.1, the platform's did:web, an id of {@code urn:uuid:…}, a StatusList2021. */
@OnStack
class AgentCredentialTest {

    private final TestIssuer issuer = TestIssuer.ofPlatform();
    private final String list = "a" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource(ForgedAgent.class)
    void refusesEachForgery(ForgedAgent forged) {
        Answer answer = Answer.of(forged.forge());
        assertTrue(answer.codes().contains(forged.code), () -> forged + " gives " + answer.codes());
        assertFalse(answer.valid());
        assertEquals(forged.fails != ForgedAgent.Fails.SIGNATURE, answer.signature());
        assertEquals(forged.fails != ForgedAgent.Fails.EXPIRY, answer.expiry());
        assertEquals(forged.fails == ForgedAgent.Fails.EXPIRY, answer.revocation());
    }

    /** No event has told of it, and nobody is asked for its context. */
    @Test
    void verifiesAsSoonAsItIsIssued() {
        serve();
        Answer answer = Answer.of(signed());
        assertEquals(
                List.of(
                        "DOCUMENT_COMPLETE",
                        "CONTEXTS_KNOWN",
                        "ISSUER_RESOLVED",
                        "KEY_VALID",
                        "SIGNATURE_VALID",
                        "WITHIN_VALIDITY",
                        "NOT_REVOKED",
                        "ANCHOR_NOT_KNOWN"),
                answer.codes());
        assertTrue(answer.valid());
        assertEquals(0, StandIn.asked("/contexts/agent-capability/v1"));
    }

    @Test
    void believesARevocationOfTheListWithinASecond() {
        serve();
        ObjectNode credential = signed();
        assertTrue(Answer.of(credential).valid());
        TestList.statusList2021(issuer, list, 7).serve();
        await().atMost(1, SECONDS).until(() -> Answer.of(credential).codes().contains("REVOKED"));
    }

    @Test
    void findsItsAnchorAndItsRevocationByItsId() {
        serve();
        ObjectNode credential = signed();
        String id = credential.get("id").asText();
        TestEvents.publish(onchain(id, credential.get("coreClaimHash").asText()));
        await().atMost(10, SECONDS).until(() -> Answer.of(credential).codes().contains("ANCHORED"));
        assertTrue(Answer.of(credential).valid());
        TestEvents.publish(new CredentialStatus(
                id,
                issuer.did(),
                new StatusReference(list, 7),
                CredentialStatus.State.REVOKED,
                CredentialStatus.Cause.OWNER,
                1,
                Instant.now()));
        await().atMost(10, SECONDS).until(() -> Answer.of(credential).codes().contains("REVOKED"));
        assertFalse(Answer.of(credential).valid());
    }

    @Test
    void acceptsBothProofsOfASetAndEachAlone() {
        serve();
        ObjectNode both = signedTwice();
        assertEquals(2, both.get("proof").size());
        assertTrue(Answer.of(both).valid(), () -> Answer.of(both).codes().toString());
        for (int i = 0; i < 2; i++) {
            ObjectNode alone = both.deepCopy();
            alone.set("proof", both.get("proof").get(i));
            assertTrue(Answer.of(alone).valid());
        }
    }

    @Test
    void refusesASetOfWhichOneProofDoesNotHold() {
        serve();
        for (int i = 0; i < 2; i++) {
            ObjectNode bent = signedTwice();
            ((ObjectNode) bent.get("proof").get(i)).put("created", "2026-01-01T00:00:00Z");
            Answer answer = Answer.of(bent);
            assertFalse(answer.valid());
            assertFalse(answer.signature());
            assertTrue(answer.codes().contains("SIGNATURE_INVALID"));
            assertEquals(i == 1, answer.codes().contains("SIGNATURE_VALID"));
        }
    }

    @Test
    void tellsOfAProofInASetThatItCannotCheck() {
        serve();
        ObjectNode three = signedTwice();
        ObjectNode unknown = three.get("proof").get(1).deepCopy();
        three.withArray("proof").add(unknown.put("cryptosuite", "bbs-2023"));
        assertTrue(Answer.of(three).valid());
        assertTrue(Answer.of(three).codes().contains("PROOF_IGNORED"));
    }

    private void serve() {
        issuer.serve();
        TestList.statusList2021(issuer, list).serve();
    }

    private ObjectNode signed() {
        return issuer.sign(
                TestCredentials.agent(issuer, list, 7),
                Cryptosuite.ED25519_SIGNATURE_2020,
                TestCredentials.agentContexts());
    }

    private ObjectNode signedTwice() {
        ObjectNode unsigned = TestCredentials.agent(issuer, list, 7);
        unsigned.withArray("@context").add("https://w3id.org/security/data-integrity/v2");
        ObjectNode once = issuer.sign(unsigned, Cryptosuite.ED25519_SIGNATURE_2020, TestCredentials.agentContexts());
        return issuer.sign(once, Cryptosuite.EDDSA_RDFC_2022, TestCredentials.agentContexts());
    }

    private static CredentialOnchain onchain(String id, String hash) {
        return new CredentialOnchain(
                id,
                hash,
                "0c1f2f3e-0000-4000-8000-000000000004",
                1,
                31_337,
                "0x0000000000000000000000000000000000000001",
                "0x" + "b".repeat(64),
                12,
                Instant.now(),
                "0x" + "c".repeat(64));
    }
}
