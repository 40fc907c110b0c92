package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.sdjwt.Disclosure;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.StatusReference;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestEvents;
import io.sealrail.verifier.TestHolder;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;
import io.sealrail.verifier.TestTokenList;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** SD-JWT VCs as text: the platform's did:web or https issuer, a Token Status List. */
@OnStack
class SdJwtCredentialTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TestIssuer issuer = TestIssuer.ofPlatform().serve();
    private final String list = "s" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource(ForgedSdJwt.class)
    void refusesEachForgery(ForgedSdJwt forged) {
        Answer answer = Answer.ofSdJwt(forged.forge());
        assertTrue(answer.codes().contains(forged.code), () -> forged + " gives " + answer.codes());
        assertFalse(answer.valid());
        assertEquals(forged.fails != ForgedSdJwt.Fails.SIGNATURE, answer.signature());
        assertEquals(forged.fails != ForgedSdJwt.Fails.SIGNATURE, answer.json().has("claims"));
        assertTrue(forged.fails != ForgedSdJwt.Fails.EXPIRY || !answer.expiry());
        assertEquals(forged.fails == ForgedSdJwt.Fails.EXPIRY, answer.revocation());
    }

    /** No event has told of it. */
    @Test
    void verifiesAsSoonAsItIsIssued() {
        TestTokenList.of(issuer, list).serve();
        Answer answer = Answer.ofSdJwt(TestSdJwt.of(issuer).withStatus(list, 7).sign());
        assertEquals(
                List.of(
                        "DOCUMENT_COMPLETE",
                        "DISCLOSURES_FIT",
                        "ISSUER_RESOLVED",
                        "KEY_VALID",
                        "SIGNATURE_VALID",
                        "WITHIN_VALIDITY",
                        "NOT_REVOKED",
                        "ANCHOR_NOT_KNOWN"),
                answer.codes());
        assertTrue(answer.valid());
        JsonNode claims = answer.json().get("claims");
        assertEquals(12, claims.get("farm").get("hectares").intValue());
        assertTrue(claims.get("herd").booleanValue());
        assertEquals(issuer.did(), claims.get("iss").textValue());
        assertFalse(claims.has("_sd") || claims.has("_sd_alg"));
    }

    @Test
    void tellsWhatIsDisclosedAndNothingElse() {
        TestSdJwt sdJwt = TestSdJwt.of(issuer);
        String farm = sdJwt.disclosures().get(0).encoded();
        Answer answer = Answer.ofSdJwt(TestSdJwt.replaced(sdJwt.sign(), farm));
        assertTrue(answer.valid());
        assertTrue(answer.json().get("claims").has("farm"));
        assertFalse(answer.json().get("claims").has("herd"));
        assertFalse(Answer.ofSdJwt(TestSdJwt.replaced(sdJwt.sign()))
                .json()
                .get("claims")
                .has("farm"));
    }

    @Test
    void readsNestedDisclosuresElementsOfListsAndDecoys() {
        Disclosure street = TestSdJwt.disclosure("street", TextNode.valueOf("Lane 1"));
        ObjectNode address = JSON.objectNode().put("country", "RW");
        address.putArray("_sd").add(street.digest()).add("decoy".repeat(8));
        Disclosure second = TestSdJwt.disclosure(null, IntNode.valueOf(2));
        String compact = TestSdJwt.of(issuer)
                .payload(payload -> {
                    payload.withArray("_sd").add("0".repeat(43));
                    payload.putArray("plots")
                            .add(1)
                            .add(JSON.objectNode().put("...", second.digest()))
                            .add(JSON.objectNode().put("...", "1".repeat(43)));
                })
                .hide("address", address)
                .with(street)
                .with(second)
                .sign();
        Answer answer = Answer.ofSdJwt(compact);
        assertTrue(answer.valid(), () -> answer.codes().toString());
        JsonNode claims = answer.json().get("claims");
        assertEquals(
                "{\"country\":\"RW\",\"street\":\"Lane 1\"}",
                claims.get("address").toString());
        assertEquals("[1,2]", claims.get("plots").toString());
    }

    @Test
    void followsSuspensionItsLiftingAndRevocationInTheList() {
        TestTokenList.of(issuer, list).serve();
        String compact = TestSdJwt.of(issuer).withStatus(list, 7).sign();
        assertTrue(Answer.ofSdJwt(compact).valid());
        TestTokenList.of(issuer, list).status(7, 2).serve();
        await().atMost(1, SECONDS).until(() -> Answer.ofSdJwt(compact).codes().contains("SUSPENDED"));
        TestTokenList.of(issuer, list).status(6, 1).serve();
        await().atMost(1, SECONDS).until(() -> Answer.ofSdJwt(compact).valid());
        TestTokenList.of(issuer, list).status(7, 1).serve();
        await().atMost(1, SECONDS).until(() -> Answer.ofSdJwt(compact).codes().contains("REVOKED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void readsListsOfEveryWidth(int bits) {
        TestTokenList.of(issuer, list).bits(bits).status(3, 1).serve();
        assertTrue(
                Answer.ofSdJwt(TestSdJwt.of(issuer).withStatus(list, 2).sign()).valid());
        assertTrue(Answer.ofSdJwt(TestSdJwt.of(issuer).withStatus(list, 3).sign())
                .codes()
                .contains("REVOKED"));
    }

    @Test
    void findsItsAnchorAndItsStatusByEvents() {
        TestTokenList.of(issuer, list).serve();
        String hash = UUID.randomUUID().toString().replace("-", "").repeat(2);
        TestSdJwt sdJwt =
                TestSdJwt.of(issuer).withStatus(list, 7).payload(payload -> payload.put("coreClaimHash", hash));
        String compact = sdJwt.sign();
        TestEvents.publish(onchain(sdJwt.id(), hash), status(sdJwt.id(), CredentialStatus.State.SUSPENDED, 1));
        await().atMost(10, SECONDS)
                .until(() -> Answer.ofSdJwt(compact).codes().containsAll(List.of("ANCHORED", "SUSPENDED")));
        TestEvents.publish(status(sdJwt.id(), CredentialStatus.State.VALID, 2));
        await().atMost(10, SECONDS).until(() -> Answer.ofSdJwt(compact).valid());
        String other = TestSdJwt.of(issuer)
                .payload(payload -> payload.put("coreClaimHash", hash))
                .sign();
        assertTrue(Answer.ofSdJwt(other).codes().contains("ANCHOR_OF_ANOTHER_CREDENTIAL"));
    }

    /** Its key is found under the name that the origin has as a DID; nobody is asked at the origin itself. */
    @Test
    void knowsThePlatformByItsAddressToo() {
        String did = "did:web:sealrail.test";
        TestIssuer platform = new TestIssuer(did, did + "#sd-jwt", issuer.key()).serve();
        TestTokenList.of(platform, list).serve();
        String compact = TestSdJwt.of(platform)
                .payload(payload -> payload.put("iss", TestCredentials.ORIGIN))
                .withStatus(list, 7)
                .sign();
        Answer answer = Answer.ofSdJwt(compact);
        assertTrue(answer.valid(), () -> answer.codes().toString());
        assertEquals(0, StandIn.asked("/.well-known/jwt-vc-issuer"));
    }

    @Test
    void acceptsIssuersThatAreTheirKeysAndOnesOfP256() {
        TestIssuer didKey = TestIssuer.didKey();
        assertTrue(Answer.ofSdJwt(TestSdJwt.of(didKey).sign()).valid());
        TestHolder holder = TestHolder.create();
        TestIssuer didJwk = new TestIssuer(holder.did(), holder.did() + "#0", holder.key());
        assertTrue(Answer.ofSdJwt(TestSdJwt.of(didJwk)
                        .header(header -> header.put("alg", "Ed25519"))
                        .sign())
                .valid());
        P256Signer p256 = P256Signer.create();
        Answer answer = Answer.ofSdJwt(p256.sign(TestSdJwt.of(new TestIssuer(p256.did(), "#0", holder.key()))));
        assertTrue(answer.valid(), () -> answer.codes().toString());
    }

    @Test
    void saysThatItDidNotLookAtTheHolder() {
        TestHolder holder = TestHolder.create();
        String compact = TestSdJwt.of(issuer).boundTo(holder).sign();
        assertTrue(Answer.ofSdJwt(compact).valid());
        assertFalse(Answer.ofSdJwt(compact).codes().contains("KEY_BINDING_IGNORED"));
        assertTrue(Answer.ofSdJwt(holder.present(compact)).valid());
        assertTrue(Answer.ofSdJwt(holder.present(compact)).codes().contains("KEY_BINDING_IGNORED"));
    }

    @Test
    void saysThatItHasNoEndAndNoStatus() {
        Answer answer = Answer.ofSdJwt(
                TestSdJwt.of(issuer).payload(payload -> payload.remove("exp")).sign());
        assertTrue(answer.valid());
        assertTrue(answer.codes().containsAll(List.of("NO_EXPIRY", "NO_STATUS")));
    }

    /** Whoever can make a signature of their own cannot make us ask anybody for a list. */
    @Test
    void asksForNoListBeforeTheSignatureIsGood() {
        TestTokenList.of(issuer, list).serve();
        TestSdJwt sdJwt = TestSdJwt.of(issuer).withStatus(list, 7);
        Ed25519KeyPair another = TestIssuer.didKey().key();
        assertTrue(Answer.ofSdJwt(sdJwt.signBy(another)).codes().contains("STATUS_NOT_CHECKED"));
        assertEquals(0, StandIn.asked("/credentials/status/" + list + "/token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"eyJ.eyJ.AA\"", "7", "true", "[\"a~\"]"})
    void refusesWhatIsNoSdJwt(String credential) {
        Answer answer = Answer.toBody("{\"credential\":" + credential + "}");
        assertEquals(400, answer.status());
        assertEquals("VALIDATION", answer.json().get("code").textValue());
    }

    private CredentialStatus status(String id, CredentialStatus.State state, long sequence) {
        return new CredentialStatus(
                id,
                issuer.did(),
                new StatusReference(list, 7),
                state,
                CredentialStatus.Cause.OPERATOR,
                sequence,
                Instant.now().plus(Duration.ofSeconds(sequence)));
    }

    private static CredentialOnchain onchain(String id, String hash) {
        return new CredentialOnchain(
                id,
                hash,
                "0c1f2f3e-0000-4000-8000-000000000005",
                1,
                31_337,
                "0x0000000000000000000000000000000000000001",
                "0x" + "b".repeat(64),
                12,
                Instant.now(),
                "0x" + "c".repeat(64));
    }
}
