package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.VerificationMethod;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.events.CredentialOnchain;
import io.sealrail.events.CredentialStatus;
import io.sealrail.events.ProgramPublished;
import io.sealrail.events.StatusListPublished;
import io.sealrail.events.StatusReference;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestEvents;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class VerifyCredentialResourceTest {

    @ParameterizedTest
    @EnumSource(Cryptosuite.class)
    void acceptsWhatAnyoneSignedWithADidKey(Cryptosuite suite) {
        TestIssuer issuer = TestIssuer.didKey();
        ObjectNode unsigned = suite == Cryptosuite.ED25519_SIGNATURE_2020
                ? TestCredentials.version1(issuer)
                : TestCredentials.version2(issuer);
        Answer answer = Answer.of(issuer.sign(unsigned, suite));
        assertEquals(
                List.of(
                        "DOCUMENT_COMPLETE",
                        "CONTEXTS_KNOWN",
                        "ISSUER_RESOLVED",
                        "KEY_VALID",
                        "SIGNATURE_VALID",
                        "WITHIN_VALIDITY",
                        "NO_STATUS",
                        "ANCHOR_NOT_KNOWN"),
                answer.codes());
        assertTrue(answer.valid());
    }

    /** The whole life of a credential of ours, by nothing but events and the list that its issuer signs. */
    @ParameterizedTest
    @EnumSource(value = Cryptosuite.class, names = "EDDSA_.*", mode = EnumSource.Mode.MATCH_ANY)
    void followsACredentialOfTheProgramFromIssueToRevocation(Cryptosuite suite) throws Exception {
        TestIssuer issuer = TestIssuer.didAir();
        String name = suite.id().contains("jcs") ? "jcs" : "rdfc";
        String contextUrl = TestCredentials.ORIGIN + "/contexts/programs/c2life" + name + "/1";
        String context = programContext(contextUrl);
        TestIssuer listKey = issuer.withKey("status-life" + name);
        TestList.bitstring(listKey, "life" + name).serve();
        TestEvents.publish(
                new ProgramPublished("c2life", 1, issuer.did(), "Life", contextUrl, context, Instant.now()),
                new StatusListPublished(
                        "life" + name,
                        issuer.did(),
                        131_072,
                        listKey.keyId(),
                        listKey.key().publicKeyMultibase(),
                        1,
                        Instant.now()),
                issuer.published(1, null, null));
        String id = "c2life" + name;
        ObjectNode credential = issuer.sign(
                ofProgram(issuer, id, contextUrl, "life" + name),
                suite,
                Contexts.bundled().with(contextUrl, new ObjectMapper().readTree(context)));

        await().atMost(30, SECONDS).until(() -> Answer.of(credential).valid());
        assertTrue(Answer.of(credential).codes().containsAll(List.of("NOT_REVOKED", "ANCHOR_NOT_KNOWN")));

        TestEvents.publish(onchain(id));
        await().atMost(10, SECONDS).until(() -> Answer.of(credential).codes().contains("ANCHORED"));

        TestList.bitstring(listKey, "life" + name, 7).serve();
        await().atMost(Duration.ofSeconds(1)).until(() -> !Answer.of(credential).valid());
        assertTrue(Answer.of(credential).codes().contains("REVOKED"));
        assertTrue(Answer.of(credential).signature());
        assertFalse(Answer.of(credential).revocation());
    }

    @Test
    void believesARevocationBeforeTheListTellsIt() {
        TestIssuer issuer = TestIssuer.ofPlatform().serve();
        TestList.bitstring(issuer, "lags").serve();
        ObjectNode credential = issuer.sign(
                TestCredentials.withBitstring(TestCredentials.version2(issuer), "lags", 9),
                Cryptosuite.EDDSA_RDFC_2022);
        assertTrue(Answer.of(credential).valid());
        TestEvents.publish(new CredentialStatus(
                "c2lags",
                issuer.did(),
                new StatusReference("lags", 9),
                CredentialStatus.State.REVOKED,
                CredentialStatus.Cause.OPERATOR,
                1,
                Instant.now()));
        await().atMost(10, SECONDS).until(() -> Answer.of(credential).codes().contains("REVOKED"));
        assertFalse(Answer.of(credential).valid());
    }

    @Test
    void asksTheOwnerForWhatNoEventHasToldYet() throws Exception {
        TestIssuer issuer = TestIssuer.didAir();
        String contextUrl = TestCredentials.ORIGIN + "/contexts/programs/c2fresh/1";
        String context = programContext(contextUrl);
        StandIn.serve("/contexts/programs/c2fresh/1", context);
        StandIn.serve(
                "/1.0/identifiers/" + issuer.did(),
                DidDocument.of(
                                issuer.did(),
                                List.of(VerificationMethod.of(
                                        issuer.keyId(), issuer.key().publicKey())))
                        .toString());
        TestList.bitstring(issuer, "fresh").serve();
        ObjectNode credential = issuer.sign(
                ofProgram(issuer, "c2fresh", contextUrl, "fresh"),
                Cryptosuite.EDDSA_RDFC_2022,
                Contexts.bundled().with(contextUrl, new ObjectMapper().readTree(context)));
        assertTrue(Answer.of(credential).valid());
    }

    @Test
    void doesNotKnowAnIssuerThatNobodyResolves() {
        TestIssuer issuer = TestIssuer.didAir();
        Answer answer = Answer.of(issuer.sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022));
        assertFalse(answer.valid());
        assertTrue(answer.codes().contains("ISSUER_UNRESOLVED"));
    }

    @Test
    void doesNotWaitForAnOwnerThatDoesNotAnswer() {
        TestIssuer issuer = TestIssuer.didAir();
        StandIn.serve("/1.0/identifiers/" + issuer.did(), "hang");
        Answer answer = Answer.of(issuer.sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022));
        assertFalse(answer.valid());
        assertTrue(answer.codes().contains("ISSUER_UNRESOLVED"));
    }

    @Test
    void answersTheExampleOfTheSeed() {
        given().contentType("application/json")
                .body("""
                        {"credential": {"@context": ["https://www.w3.org/2018/credentials/v1"],
                          "type": ["VerifiableCredential"], "issuer": "did:web:aira.com",
                          "credentialSubject": {}, "proof": {}}}
                        """)
                .post("/api/v1/credentials/verify")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("checks.signature", equalTo(false))
                .body("checks.expiry", equalTo(false))
                .body("checks.revocation", equalTo(false))
                .body("results[0].check", equalTo("document"))
                .body("results[0].result", equalTo("success"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"credential\"",
                "{}",
                "{\"credential\":null}",
                "{\"credential\":[]}",
                "{\"credential\":\"eyJ\"}",
                "{\"credential\":{}",
                "{\"credential\":{},\"credential\":{\"a\":1}}",
                "{\"credential\":{\"issuer\":\"did:key:a\",\"issuer\":\"did:key:b\"}}"
            })
    void refusesARequestWithoutACredential(String body) {
        Answer answer = Answer.toBody(body);
        assertEquals(400, answer.status());
        assertTrue(answer.json().get("error").isTextual());
        assertTrue(answer.json().get("code").isTextual());
        assertTrue(answer.json().get("request_id").asText().startsWith("req_"));
    }

    private static ObjectNode ofProgram(TestIssuer issuer, String id, String contextUrl, String list) {
        ObjectNode credential = TestCredentials.version2(issuer);
        credential
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add(contextUrl);
        credential.put("id", TestCredentials.ORIGIN + "/v1/credentials/" + id);
        credential.withArray("type").add("Life");
        credential.put("coreClaimHash", hash(id));
        credential.withObject("credentialSubject").put("city", "Nowhere");
        return TestCredentials.withBitstring(credential, list, 7);
    }

    private static String programContext(String url) {
        return """
                {"@context": {"@version": 1.1, "@protected": true, "Life": "%1$s#Life",
                  "coreClaimHash": "%1$s#coreClaimHash", "city": "%1$s#city"}}
                """.formatted(url);
    }

    private static String hash(String id) {
        return Hex.encode(Sha256.hash(id.getBytes()));
    }

    private static CredentialOnchain onchain(String id) {
        return new CredentialOnchain(
                id,
                hash(id),
                "0c1f2f3e-0000-4000-8000-000000000003",
                1,
                31_337,
                "0x0000000000000000000000000000000000000001",
                "0x" + "b".repeat(64),
                12,
                Instant.now(),
                "0x" + "c".repeat(64));
    }
}
