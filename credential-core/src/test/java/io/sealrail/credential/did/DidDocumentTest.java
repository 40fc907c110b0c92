package io.sealrail.credential.did;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.credential.key.Ed25519KeyPair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DidDocumentTest {

    private static final String DID = "did:web:example.org";
    private static final byte[] KEY = Ed25519KeyPair.fromSeed(new byte[32]).publicKey();
    private static final Instant END = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void listsKeysInUseAndRetiredOnes() {
        ObjectNode document = DidDocument.of(
                DID,
                List.of(
                        VerificationMethod.of(DID + "#key-1", KEY).expiredAt(END),
                        VerificationMethod.of(DID + "#key-2", KEY).revokedAt(END),
                        VerificationMethod.of(DID + "#key-3", KEY)));

        assertEquals(Vectors.parse("""
                        {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
                         "id": "did:web:example.org",
                         "verificationMethod": [
                           {"id": "did:web:example.org#key-1", "type": "Multikey", "controller": "did:web:example.org",
                            "publicKeyMultibase": "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                            "expires": "2026-01-02T03:04:05Z"},
                           {"id": "did:web:example.org#key-2", "type": "Multikey", "controller": "did:web:example.org",
                            "publicKeyMultibase": "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                            "revoked": "2026-01-02T03:04:05Z"},
                           {"id": "did:web:example.org#key-3", "type": "Multikey", "controller": "did:web:example.org",
                            "publicKeyMultibase": "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"}],
                         "assertionMethod": ["did:web:example.org#key-1", "did:web:example.org#key-2",
                                             "did:web:example.org#key-3"]}"""), document);
    }

    @Test
    void usesOnlyTermsThatItsContextsDefine() {
        ObjectNode document = DidDocument.of(
                DID,
                List.of(VerificationMethod.of(DID + "#key-1", KEY)
                        .expiredAt(END)
                        .revokedAt(END)));

        assertTrue(Rdfc.canonicalize(document, Contexts.bundled()).length > 0);
    }

    @Test
    void givesVerifiersOfTheSuiteItsOwnTypeOfKey() {
        ObjectNode document = DidDocument.ofSuite2020(DID, List.of(VerificationMethod.of(DID + "#key-1", KEY)));

        assertEquals(Vectors.parse("""
                        {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/ed25519-2020/v1"],
                         "id": "did:web:example.org",
                         "verificationMethod": [
                           {"id": "did:web:example.org#key-1", "type": "Ed25519VerificationKey2020",
                            "controller": "did:web:example.org",
                            "publicKeyMultibase": "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"}],
                         "assertionMethod": ["did:web:example.org#key-1"]}"""), document);
    }

    @Test
    void definesWhatTheSuiteDoesNot() {
        VerificationMethod retired =
                VerificationMethod.of(DID + "#key-1", KEY).expiredAt(END).revokedAt(END);
        String quads = new String(
                Rdfc.canonicalize(DidDocument.ofSuite2020(DID, List.of(retired)), Contexts.bundled()),
                StandardCharsets.UTF_8);

        assertTrue(quads.contains("<https://w3id.org/security#expiration> \"2026-01-02T03:04:05Z\""), quads);
        assertTrue(quads.contains("<https://w3id.org/security#revoked> \"2026-01-02T03:04:05Z\""), quads);
    }

    @Test
    void letsOnlyKeysInUseAuthenticate() {
        VerificationMethod retired = VerificationMethod.of(DID + "#key-1", KEY).expiredAt(END);
        VerificationMethod next = VerificationMethod.of(DID + "#key-2", KEY);

        ObjectNode document = DidDocument.ofHolder(DID, List.of(retired, next), END);

        assertEquals(Vectors.any("[\"did:web:example.org#key-2\"]"), document.get("authentication"));
        assertEquals(2, document.get("assertionMethod").size());
        assertEquals(
                2,
                DidDocument.ofHolder(DID, List.of(retired, next), END.minusMillis(1))
                        .get("authentication")
                        .size());
    }

    @Test
    void hasNoKeysWhereThereAreNone() {
        assertEquals(Vectors.parse("""
                        {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/ed25519-2020/v1"],
                         "id": "did:web:example.org"}"""), DidDocument.ofHolder(DID, List.of(), END));
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new VerificationMethod(DID + "#key-1", "z6Mk", null, null));
    }
}
