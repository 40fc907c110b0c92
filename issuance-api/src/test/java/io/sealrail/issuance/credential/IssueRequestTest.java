package io.sealrail.issuance.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IssueRequestTest {

    @Test
    void readsTheFourMembersAndRevokesByDefault() {
        IssueRequest request = read("{'issuerDid':'did:x','credentialId':'c2','credentialSubject':{'age':25}}");
        assertEquals("did:x", request.issuerDid());
        assertEquals("c2", request.credentialId());
        assertEquals(25, request.credentialSubject().path("age").intValue());
        assertEquals(OnDuplicate.REVOKE, request.onDuplicate());
    }

    @Test
    void takesNullForAbsent() {
        IssueRequest request =
                read("{'issuerDid':'d','credentialId':'c','credentialSubject':{'age':null},'onDuplicate':null}");
        assertTrue(request.credentialSubject().isEmpty());
        assertEquals(OnDuplicate.REVOKE, request.onDuplicate());
        assertMessage("issuerDid is missing", "{'issuerDid':null,'credentialId':'c','credentialSubject':{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "issuerDid is missing|{'credentialId':'c','credentialSubject':{}}",
                "credentialId is missing|{'issuerDid':'d','credentialSubject':{}}",
                "credentialSubject is missing|{'issuerDid':'d','credentialId':'c'}",
                "issuerDid must be a string|{'issuerDid':1,'credentialId':'c','credentialSubject':{}}",
                "credentialId must be a string|{'issuerDid':'d','credentialId':{},'credentialSubject':{}}",
                "credentialSubject must be an object|{'issuerDid':'d','credentialId':'c','credentialSubject':[]}",
                "onDuplicate must be a string|{'issuerDid':'d','credentialId':'c','credentialSubject':{},'onDuplicate':1}",
                "onDuplicate must be \"ignore\" or \"revoke\""
                        + "|{'issuerDid':'d','credentialId':'c','credentialSubject':{},'onDuplicate':'replace'}",
                "user is not a known member|{'issuerDid':'d','credentialId':'c','credentialSubject':{},'user':'x'}",
                "issuerDid is empty, too long or holds control characters"
                        + "|{'issuerDid':'d\\u0000','credentialId':'c','credentialSubject':{}}"
            })
    void namesTheMemberThatIsWrong(String message, String body) {
        assertMessage(message, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "null", "{} {}", "{'a':1,'a':2}", "{'a':NaN}"})
    void refusesWhatIsNoSingleJsonObject(String body) {
        Problem problem = assertThrows(Problem.class, () -> StrictJson.object(bytes(body)));
        assertEquals(400, problem.status());
        assertEquals("MALFORMED_JSON", problem.code());
    }

    @Test
    void givesEqualCallsEqualFingerprints() {
        byte[] one = key("k", "a@b.c", "{'a':1,'b':[1.0,'x']}").fingerprint();
        assertArrayEquals(
                one,
                key("k", "a@b.c", "{ 'b' : [1,'x'], 'a' : 1e0, 'c': null }").fingerprint());
        assertFalse(java.util.Arrays.equals(
                one, key("k", "d@b.c", "{'a':1,'b':[1,'x']}").fingerprint()));
        assertFalse(java.util.Arrays.equals(
                one, key("k", "a@b.c", "{'a':2,'b':[1,'x']}").fingerprint()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "schlüssel", "a\tb"})
    void refusesIdempotencyKeysThatAreNoPlainText(String key) {
        assertEquals(
                400, assertThrows(Problem.class, () -> key(key, "a@b.c", "{}")).status());
    }

    @Test
    void refusesIdempotencyKeysThatAreTooLong() {
        assertEquals(
                255 + "call:".length(),
                key("k".repeat(255), "a@b.c", "{}").key().length());
        assertThrows(Problem.class, () -> key("k".repeat(256), "a@b.c", "{}"));
        assertEquals(Optional.empty(), IdempotencyKey.ofHeader(null, "/p", "a@b.c", StrictJson.object(bytes("{}"))));
    }

    private static IdempotencyKey key(String header, String email, String body) {
        return IdempotencyKey.ofHeader(header, "/p", email, StrictJson.object(bytes(body)))
                .orElseThrow();
    }

    private static void assertMessage(String message, String body) {
        Problem problem = assertThrows(Problem.class, () -> read(body));
        assertEquals(400, problem.status());
        assertEquals(message, problem.getMessage());
    }

    private static IssueRequest read(String body) {
        return IssueRequest.of(StrictJson.object(bytes(body)));
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
