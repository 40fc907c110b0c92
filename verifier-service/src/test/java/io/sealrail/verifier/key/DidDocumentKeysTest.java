package io.sealrail.verifier.key;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.VerificationMethod;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.result.Finding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DidDocumentKeysTest {

    private static final Instant END = Instant.parse("2026-05-01T12:00:00Z");

    private final TestIssuer issuer = TestIssuer.didAir();
    private final ObjectNode document = DidDocument.of(
            issuer.did(),
            List.of(VerificationMethod.of(issuer.keyId(), issuer.key().publicKey())
                    .expiredAt(END)));

    @Test
    void findsAKeyWithItsTimes() {
        VerificationKey key = find(document).key();
        assertArrayEquals(issuer.key().publicKey(), key.ed25519().orElseThrow());
        assertEquals(END, key.endedAt());
    }

    @Test
    void readsAResolutionResultToo() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("didDocument", document);
        assertEquals(Finding.KEY_VALID, find(result).finding());
    }

    @Test
    void readsRelativeAddressesOfKeys() {
        method().put("id", "#key-1");
        document.putArray("assertionMethod").add("#key-1");
        assertEquals(Finding.KEY_VALID, find(document).finding());
    }

    @Test
    void refusesAKeyThatIsNotForAssertions() {
        document.putArray("assertionMethod").add(issuer.did() + "#other");
        assertEquals(Finding.KEY_NOT_FOR_ASSERTION, find(document).finding());
        document.remove("assertionMethod");
        document.putArray("authentication").add(issuer.keyId());
        assertEquals(Finding.KEY_NOT_FOR_ASSERTION, find(document).finding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Multikey", "Ed25519VerificationKey2020"})
    void readsKeysAsMultibase(String type) {
        method().put("type", type);
        assertArrayEquals(
                issuer.key().publicKey(), find(document).key().ed25519().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JsonWebKey", "JsonWebKey2020"})
    void readsKeysAsJwk(String type) {
        jwk(type);
        assertArrayEquals(
                issuer.key().publicKey(), find(document).key().ed25519().orElseThrow());
    }

    @Test
    void readsKeysThatStandInsideOfARelationship() {
        ObjectNode embedded = method().put("id", "#key-1");
        document.remove("verificationMethod");
        document.putArray("assertionMethod").add(embedded);
        assertEquals(Finding.KEY_VALID, find(document).finding());
        document.remove("assertionMethod");
        document.putArray("authentication").add(embedded);
        assertEquals(Finding.KEY_NOT_FOR_ASSERTION, find(document).finding());
    }

    @Test
    void refusesKeysThatArePublishedWithTheirPrivateHalf() {
        method().put("secretKeyMultibase", "z3u2");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
        method().remove("secretKeyMultibase");
        jwk("JsonWebKey").put("d", "AAAA");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
    }

    @Test
    void doesNotChooseBetweenTwoKeysOfOneName() {
        document.withArray("verificationMethod")
                .add(method().deepCopy()
                        .put("publicKeyMultibase", TestIssuer.didKey().key().publicKeyMultibase()));
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
    }

    @Test
    void refusesTimesThatCannotBeRead() {
        method().put("revoked", "yesterday");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
    }

    @Test
    void readsTheTimeOfARevocation() {
        method().put("revoked", END.toString());
        assertEquals(END, find(document).key().revokedAt());
    }

    @Test
    void refusesAKeyThatSomebodyElseControls() {
        method().put("controller", "did:key:z6Mk");
        assertEquals(Finding.KEY_NOT_OF_ISSUER, find(document).finding());
    }

    @Test
    void doesNotKnowOtherKeysAndOtherKindsOfKeys() {
        method().put("publicKeyMultibase", "zQ3sh");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
        jwk("JsonWebKey").put("crv", "X25519");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
        jwk("Ed25519VerificationKey2018");
        assertEquals(Finding.KEY_UNSUPPORTED, find(document).finding());
        document.putArray("verificationMethod");
        assertEquals(Finding.KEY_NOT_FOUND, find(document).finding());
    }

    @Test
    void refusesTheDocumentOfAnotherDid() {
        document.put("id", "did:air:id:test:another");
        assertEquals(Finding.ISSUER_UNRESOLVED, find(document).finding());
    }

    private ObjectNode jwk(String type) {
        ObjectNode method = method().put("type", type);
        method.remove("publicKeyMultibase");
        return method.putObject("publicKeyJwk")
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(issuer.key().publicKey()));
    }

    private ObjectNode method() {
        return (ObjectNode) document.get("verificationMethod").get(0);
    }

    private KeyLookup find(JsonNode answer) {
        return new DidDocumentKeys(issuer.did(), answer).find(issuer.keyId());
    }
}
