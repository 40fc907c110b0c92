package io.sealrail.verifier.status;

import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class StatusListTest {

    private final TestIssuer issuer = TestIssuer.ofPlatform().serve();
    private final String list = "l" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void readsEachKindOfList() {
        TestList.bitstring(issuer, list, 3).serve();
        TestList.statusList2021(issuer, list, 3).serve();
        assertStatus(bitstring(4), "NOT_REVOKED");
        assertStatus(bitstring(3), "REVOKED");
        assertStatus(statusList2021(4), "NOT_REVOKED");
        assertStatus(statusList2021(3), "REVOKED");
        assertStatus(bitstring(131_071), "NOT_REVOKED");
    }

    @Test
    void countsEveryEntryOfACredential() {
        TestList.bitstring(issuer, list, 3).serve();
        ObjectNode credential = TestCredentials.withBitstring(TestCredentials.version2(issuer), list, 4);
        ObjectNode other = TestCredentials.withBitstring(TestCredentials.version2(issuer), list, 3);
        credential
                .putArray("credentialStatus")
                .add(TestCredentials.withBitstring(TestCredentials.version2(issuer), list, 4)
                        .get("credentialStatus"))
                .add(other.get("credentialStatus"));
        assertStatus(sign(credential), "REVOKED");
    }

    @Test
    void believesARevocationWithinASecond() {
        TestList.bitstring(issuer, list).serve();
        assertStatus(bitstring(3), "NOT_REVOKED");
        TestList.bitstring(issuer, list, 3).serve();
        await().atMost(1, SECONDS).until(() -> Answer.of(bitstring(3)).codes().contains("REVOKED"));
    }

    @Test
    void goesOnWithAListForItsTimeWhileTheServerIsAway() {
        TestList lasting = TestList.bitstring(issuer, list);
        lasting.serve();
        assertStatus(bitstring(3), "NOT_REVOKED");
        StandIn.forget(path());
        int asked = StandIn.asked(path());
        await().atMost(5, SECONDS).until(() -> {
            assertStatus(bitstring(3), "NOT_REVOKED");
            return StandIn.asked(path()) > asked;
        });
    }

    @Test
    void doesNotBelieveAListThatIsOlderThanItsTime() {
        TestList hasty = TestList.bitstring(issuer, list);
        hasty.subject().put("ttl", 1);
        hasty.serve();
        assertStatus(bitstring(3), "NOT_REVOKED");
        StandIn.forget(path());
        await().atMost(5, SECONDS).until(() -> Answer.of(bitstring(3)).codes().contains("STATUS_LIST_STALE"));
        assertStatus(bitstring(3), "STATUS_LIST_STALE");
    }

    @Test
    void asksForAListOnlyAfterTheSignatureWasFoundGood() {
        TestList.bitstring(issuer, list).serve();
        ObjectNode forged = bitstring(3);
        forged.put("validUntil", "2999-01-01T00:00:00Z");
        assertTrue(Answer.of(forged).codes().contains("STATUS_NOT_CHECKED"));
        assertEquals(0, StandIn.asked(path()));
    }

    @Test
    void doesNotKnowWhatAnAbsentOrSilentServerWouldSay() {
        assertStatus(bitstring(3), "STATUS_LIST_UNAVAILABLE");
        StandIn.serve(path(), "hang");
        assertStatus(bitstring(3), "STATUS_LIST_UNAVAILABLE");
    }

    @Test
    void refusesAListThatItsIssuerDidNotSignAsServed() {
        ObjectNode changed = TestList.bitstring(issuer, list, 3).sign();
        changed.withObject("credentialSubject")
                .set("encodedList", TestList.bitstring(issuer, list).subject().get("encodedList"));
        TestList.bitstring(issuer, list).serve(changed);
        assertStatus(bitstring(3), "STATUS_LIST_UNVERIFIED");
    }

    @Test
    void refusesAListOfAnotherIssuer() {
        TestList.bitstring(TestIssuer.didKey(), list).serve();
        assertStatus(bitstring(3), "STATUS_LIST_OF_ANOTHER_ISSUER");
    }

    /** Else anybody could make us ask for any number of lists that are not there. */
    @Test
    void asksForNoListOfOursForACredentialOfOthers() {
        TestIssuer stranger = TestIssuer.didKey();
        TestList.bitstring(stranger, list).serve();
        assertStatus(
                stranger.sign(
                        TestCredentials.withBitstring(TestCredentials.version2(stranger), list, 3),
                        Cryptosuite.EDDSA_RDFC_2022),
                "STATUS_LIST_OF_ANOTHER_ISSUER");
        assertEquals(0, StandIn.asked(path()));
    }

    @Test
    void findsAListThatComesToBeWithinASecond() {
        assertStatus(bitstring(3), "STATUS_LIST_UNAVAILABLE");
        TestList.bitstring(issuer, list).serve();
        await().atMost(1, SECONDS).until(() -> Answer.of(bitstring(3)).valid());
    }

    @Test
    void refusesAListOfAnotherAddress() {
        TestList elsewhere = TestList.bitstring(issuer, list + "x");
        StandIn.serve(path(), elsewhere.sign().toString());
        assertStatus(bitstring(3), "STATUS_LIST_OF_ANOTHER_ADDRESS");
    }

    @Test
    void refusesAListOfAnEndlessAddress() {
        TestList endless = TestList.bitstring(issuer, "a".repeat(2_048));
        StandIn.serve(path(), endless.sign().toString());
        assertStatus(bitstring(3), "STATUS_LIST_MALFORMED");
    }

    @Test
    void refusesAListOfAnotherPurpose() {
        bend(bent -> bent.subject().put("statusPurpose", "suspension"));
        assertStatus(bitstring(3), "STATUS_LIST_OF_ANOTHER_PURPOSE");
    }

    @Test
    void refusesAListOfAnotherType() {
        bend(bent -> bent.credential().putArray("type").add("VerifiableCredential"));
        assertStatus(bitstring(3), "STATUS_LIST_OF_ANOTHER_TYPE");
    }

    @Test
    void refusesAStaleList() {
        bend(TestList::outdated);
        assertStatus(bitstring(3), "STATUS_LIST_STALE");
    }

    @Test
    void refusesAShortList() {
        bend(bent -> bent.ofSize(65_536));
        assertStatus(bitstring(3), "STATUS_LIST_TOO_SHORT");
    }

    @Test
    void refusesABomb() {
        bend(TestList::bomb);
        assertStatus(bitstring(3), "STATUS_LIST_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{}", "{\"encoded_list\":\"H4sI\"}"})
    void refusesWhatIsNoList(String body) {
        StandIn.serve(path(), body);
        Answer answer = Answer.of(bitstring(3));
        assertFalse(answer.revocation());
        assertTrue(answer.signature());
    }

    @Test
    void refusesAPlaceOutsideTheList() {
        TestList.bitstring(issuer, list).serve();
        assertStatus(bitstring(131_072), "STATUS_INDEX_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "007", "3.0", "three", "", "99999999999999999999"})
    void refusesAPlaceThatIsNoNumber(String index) {
        assertStatus(entry(entry -> entry.put("statusListIndex", index)), "STATUS_INDEX_MALFORMED");
    }

    /** What cannot be had is remembered for a while, by its address. */
    @Test
    void refusesAnEndlessAddress() {
        String endless = "/credentials/status/" + "a".repeat(2_048);
        assertStatus(
                entry(entry -> entry.put("statusListCredential", TestCredentials.ORIGIN + endless)),
                "STATUS_ENTRY_MALFORMED");
        assertStatus(
                entry(entry -> entry.put("statusListCredential", "https://issuer.test" + endless)),
                "STATUS_ENTRY_MALFORMED");
    }

    @Test
    void doesNotJudgePurposesAndKindsThatItDoesNotKnow() {
        assertStatus(entry(entry -> entry.put("statusPurpose", "refresh")), "STATUS_PURPOSE_UNSUPPORTED");
        ObjectNode other = TestCredentials.version2(issuer);
        other.putObject("credentialStatus").put("id", "https://issuer.test/1").put("type", "BitstringStatusList");
        assertStatus(sign(other), "STATUS_TYPE_UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/credentials/status/1/bitstring",
                "http://sealrail.test.evil.test/credentials/status/1/bitstring",
                "http://sealrail.test@evil.test/credentials/status/1/bitstring",
                "http://sealrail.test/credentials/status/../../q/health",
                "http://sealrail.test/credentials/status/1%2f..%2f..%2fq/health",
                "http://sealrail.test/q/metrics"
            })
    void followsNoAddressOfOthers(String address) {
        assertStatus(entry(entry -> entry.put("statusListCredential", address)), "STATUS_LIST_FOREIGN");
    }

    private void bend(Consumer<TestList> change) {
        TestList bent = TestList.bitstring(issuer, list);
        change.accept(bent);
        bent.serve();
    }

    private ObjectNode bitstring(int index) {
        return sign(TestCredentials.withBitstring(TestCredentials.version2(issuer), list, index));
    }

    private ObjectNode statusList2021(int index) {
        return issuer.sign(
                TestCredentials.withStatusList2021(TestCredentials.version1(issuer), list, index),
                Cryptosuite.ED25519_SIGNATURE_2020);
    }

    private ObjectNode entry(Consumer<ObjectNode> change) {
        ObjectNode credential = TestCredentials.withBitstring(TestCredentials.version2(issuer), list, 3);
        change.accept(credential.withObject("credentialStatus"));
        return sign(credential);
    }

    private ObjectNode sign(ObjectNode unsigned) {
        return issuer.sign(unsigned, Cryptosuite.EDDSA_RDFC_2022);
    }

    private String path() {
        return "/credentials/status/" + list + "/bitstring";
    }

    /** What the check of the status says; whatever it is, the signature is good. */
    private static void assertStatus(ObjectNode credential, String code) {
        Answer answer = Answer.of(credential);
        assertTrue(answer.codes().contains(code), "expected " + code + " among " + answer.codes());
        assertTrue(answer.signature());
        assertEquals(code.equals("NOT_REVOKED"), answer.revocation());
        assertEquals(answer.revocation(), answer.valid());
    }
}
