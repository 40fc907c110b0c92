package io.sealrail.verifier.status;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;
import io.sealrail.verifier.WithForeignHosts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Status lists at other hosts than ours, of both kinds. */
@OnStack
@TestProfile(WithForeignHosts.class)
class ForeignListTest {

    private final TestIssuer issuer = TestIssuer.foreign().serve();
    private final String list = "f" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void readsEachKindOfList() {
        bitstring(3).serve();
        statusList2021(3).serve();
        assertStatus(entryOfBitstring(4), "NOT_REVOKED");
        assertStatus(entryOfBitstring(3), "REVOKED");
        assertStatus(entryOfStatusList2021(4), "NOT_REVOKED");
        assertStatus(entryOfStatusList2021(3), "REVOKED");
    }

    @Test
    void seesARevocationWhenTheListIsAskedForAgain() {
        bitstring().serve();
        assertStatus(entryOfBitstring(3), "NOT_REVOKED");
        bitstring(3).serve();
        await().atMost(5, SECONDS)
                .until(() -> Answer.of(entryOfBitstring(3)).codes().contains("REVOKED"));
    }

    @Test
    void goesOnWithAListForItsTimeAndNoLonger() {
        TestList hasty = bitstring();
        hasty.subject().put("ttl", 1_500);
        hasty.serve();
        assertStatus(entryOfBitstring(3), "NOT_REVOKED");
        StandIn.forget(hasty.path());
        int asked = StandIn.asked(hasty.path());
        await().atMost(5, SECONDS).until(() -> {
            Answer answer = Answer.of(entryOfBitstring(3));
            return answer.valid() && StandIn.asked(hasty.path()) > asked;
        });
        await().atMost(5, SECONDS)
                .until(() -> Answer.of(entryOfBitstring(3)).codes().contains("STATUS_LIST_STALE"));
        assertStatus(entryOfBitstring(3), "STATUS_LIST_STALE");
    }

    @Test
    void asksForAListOnlyAfterTheSignatureWasFoundGood() {
        TestList served = bitstring().serve();
        ObjectNode forged = entryOfBitstring(3);
        forged.put("validUntil", "2999-01-01T00:00:00Z");
        assertTrue(Answer.of(forged).codes().contains("STATUS_NOT_CHECKED"));
        assertEquals(0, StandIn.asked(served.path()));
    }

    /** Else a list could make us ask one host after another. */
    @Test
    void looksForNoKeyOfAnotherIssuerThanTheCredentials() {
        TestIssuer other = TestIssuer.foreign().serve();
        TestList.bitstring(other, list).foreign().serve();
        assertStatus(entryOfBitstring(3), "STATUS_LIST_OF_ANOTHER_ISSUER");
        assertEquals(0, StandIn.asked(other.documentPath()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eyJhbGciOiJFZERTQSJ9.e30.c2ln", "<html>", "{}", "[]", "hang", "redirect:/"})
    void neverPassesWithoutAList(String body) {
        StandIn.serve(bitstring().path(), body);
        Answer answer = Answer.of(entryOfBitstring(3));
        assertTrue(answer.signature());
        assertFalse(answer.revocation());
        assertFalse(answer.valid());
    }

    @Test
    void doesNotKnowWhatAnAbsentServerWouldSay() {
        assertStatus(entryOfBitstring(3), "STATUS_LIST_UNAVAILABLE");
        assertStatus(at("https://localhost:1/credentials/status/1"), "STATUS_LIST_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.test/1", "file:///etc/hostname", "https://sealrail.test/q/metrics"})
    void doesNotFollowWhatIsNoAddressOfAStranger(String address) {
        assertStatus(at(address), "STATUS_LIST_FOREIGN");
    }

    @Test
    void asksOneDomainForTwoListsOfACredentialAtMost() {
        ObjectNode credential = TestCredentials.version2(issuer);
        String address = "https://" + StandIn.foreignHost() + "/credentials/status/" + list;
        for (int i = 0; i < 3; i++) {
            credential
                    .withArray("credentialStatus")
                    .addObject()
                    .put("type", "BitstringStatusListEntry")
                    .put("statusPurpose", "revocation")
                    .put("statusListIndex", "3")
                    .put("statusListCredential", address + i);
        }
        assertStatus(sign(credential), "STATUS_LIST_FOREIGN");
        assertEquals(0, StandIn.asked("/credentials/status/" + list + 0));
    }

    @Test
    void refusesAListThatItsIssuerDidNotSignAsServed() {
        ObjectNode changed = bitstring(3).sign();
        changed.withObject("credentialSubject")
                .set("encodedList", bitstring().subject().get("encodedList"));
        bitstring().serve(changed);
        assertStatus(entryOfBitstring(3), "STATUS_LIST_UNVERIFIED");
    }

    @ParameterizedTest
    @CsvSource({
        "another purpose, STATUS_LIST_OF_ANOTHER_PURPOSE",
        "another type, STATUS_LIST_OF_ANOTHER_TYPE",
        "another address, STATUS_LIST_OF_ANOTHER_ADDRESS",
        "stale, STATUS_LIST_STALE",
        "short, STATUS_LIST_TOO_SHORT",
        "bomb, STATUS_LIST_MALFORMED"
    })
    void refusesABentList(String bend, String code) {
        TestList bitstring = bend(bitstring(), bend).serve();
        TestList statusList2021 = bend(statusList2021(), bend).serve();
        assertStatus(entryOfBitstring(3), code);
        assertStatus(entryOfStatusList2021(3), code);
        assertEquals(1, StandIn.asked(bitstring.path()));
        assertEquals(1, StandIn.asked(statusList2021.path()));
    }

    @Test
    void refusesAPlaceOutsideTheList() {
        bitstring().serve();
        statusList2021().serve();
        assertStatus(entryOfBitstring(131_072), "STATUS_INDEX_OUT_OF_RANGE");
        assertStatus(entryOfStatusList2021(131_072), "STATUS_INDEX_OUT_OF_RANGE");
    }

    private static TestList bend(TestList list, String how) {
        switch (how) {
            case "another purpose" -> list.subject().put("statusPurpose", "suspension");
            case "another type" -> list.credential().putArray("type").add("VerifiableCredential");
            case "another address" -> list.credential().put("id", "https://" + StandIn.foreignHost() + "/other");
            case "stale" -> list.outdated();
            case "short" -> list.ofSize(65_536);
            default -> list.bomb();
        }
        return list;
    }

    private TestList bitstring(int... revoked) {
        return TestList.bitstring(issuer, list, revoked).foreign();
    }

    private TestList statusList2021(int... revoked) {
        return TestList.statusList2021(issuer, list, revoked).foreign();
    }

    private ObjectNode entryOfBitstring(int index) {
        return sign(TestCredentials.withForeignList(
                TestCredentials.withBitstring(TestCredentials.version2(issuer), list, index)));
    }

    private ObjectNode entryOfStatusList2021(int index) {
        return issuer.sign(
                TestCredentials.withForeignList(
                        TestCredentials.withStatusList2021(TestCredentials.version1(issuer), list, index)),
                Cryptosuite.ED25519_SIGNATURE_2020);
    }

    private ObjectNode at(String address) {
        ObjectNode credential = TestCredentials.withBitstring(TestCredentials.version2(issuer), list, 3);
        credential.withObject("credentialStatus").put("statusListCredential", address);
        return sign(credential);
    }

    private ObjectNode sign(ObjectNode unsigned) {
        return issuer.sign(unsigned, Cryptosuite.EDDSA_RDFC_2022);
    }

    private static void assertStatus(ObjectNode credential, String code) {
        Answer answer = Answer.of(credential);
        assertTrue(answer.codes().contains(code), "expected " + code + " among " + answer.codes());
        assertTrue(answer.signature());
        assertEquals(code.equals("NOT_REVOKED"), answer.revocation());
        assertEquals(answer.revocation(), answer.valid());
    }
}
