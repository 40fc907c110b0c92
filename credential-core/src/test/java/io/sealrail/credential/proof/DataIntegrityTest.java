package io.sealrail.credential.proof;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.UndefinedTermException;
import io.sealrail.credential.canonical.UnknownContextException;
import io.sealrail.credential.key.Ed25519KeyPair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every fixture is a signed document of the W3C's vectors with one thing changed, which its name tells. */
class DataIntegrityTest {

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Ed25519KeyPair KEY = Ed25519KeyPair.fromSeed(new byte[32]);
    private static final Contexts BUNDLED = Contexts.bundled();

    static Stream<String> forged() {
        return Arrays.stream(Vectors.text("forged/proof/index.txt").split("\n"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void refusesForgeries(String name) {
        ObjectNode signed = Vectors.object("forged/proof/" + name + ".json");
        byte[] key = Vectors.keyPair(Vectors.object("vectors/vc-di-eddsa/keyPair.json"))
                .publicKey();

        assertFalse(DataIntegrity.verify(signed, (ObjectNode) signed.get("proof"), key, Vectors.contexts()));
    }

    @ParameterizedTest
    @EnumSource(Cryptosuite.class)
    void signsWhatItVerifiesAndNothingElse(Cryptosuite suite) {
        ObjectNode unsigned = credential();
        ObjectNode before = unsigned.deepCopy();
        ObjectNode signed = sign(unsigned, suite, KEY);
        ObjectNode proof = (ObjectNode) signed.get("proof");
        byte[] otherKey =
                Ed25519KeyPair.fromSeed(Arrays.copyOf(new byte[] {7}, 32)).publicKey();

        assertEquals(before, unsigned);
        assertEquals("2026-01-02T03:04:05Z", proof.get("created").asText());
        assertEquals("assertionMethod", proof.get("proofPurpose").asText());
        assertEquals("did:example:issuer#key-1", proof.get("verificationMethod").asText());
        assertEquals(Optional.of(suite), Cryptosuite.of(proof));
        assertTrue(DataIntegrity.verify(signed, proof, KEY.publicKey(), BUNDLED));
        assertFalse(DataIntegrity.verify(signed, proof, otherKey, BUNDLED));
    }

    @ParameterizedTest
    @EnumSource(Cryptosuite.class)
    void signsBesideOtherProofs(Cryptosuite suite) {
        Ed25519KeyPair other = Ed25519KeyPair.fromSeed(Arrays.copyOf(new byte[] {7}, 32));
        ObjectNode twice = sign(sign(credential(), Cryptosuite.EDDSA_JCS_2022, KEY), suite, other);
        ObjectNode thrice = sign(twice, suite, KEY);

        assertEquals(2, twice.get("proof").size());
        assertEquals(3, thrice.get("proof").size());
        assertTrue(DataIntegrity.verify(thrice, proof(thrice, 0), KEY.publicKey(), BUNDLED));
        assertTrue(DataIntegrity.verify(thrice, proof(thrice, 1), other.publicKey(), BUNDLED));
        assertTrue(DataIntegrity.verify(thrice, proof(thrice, 2), KEY.publicKey(), BUNDLED));
        assertFalse(DataIntegrity.verify(thrice, proof(thrice, 1), KEY.publicKey(), BUNDLED));
    }

    @Test
    void signsNoTermThatNoContextDefines() {
        ObjectNode unsigned = credential();
        unsigned.withObject("/credentialSubject").put("undefinedTerm", "x");

        assertThrows(UndefinedTermException.class, () -> sign(unsigned, Cryptosuite.EDDSA_RDFC_2022, KEY));
        assertThrows(UndefinedTermException.class, () -> sign(unsigned, Cryptosuite.ED25519_SIGNATURE_2020, KEY));
    }

    @Test
    void verifiesNoTermThatNoContextDefines() {
        ObjectNode inDocument = sign(credential(), Cryptosuite.EDDSA_RDFC_2022, KEY);
        inDocument.withObject("/credentialSubject").put("undefinedTerm", "x");
        ObjectNode inProof = sign(credential(), Cryptosuite.EDDSA_RDFC_2022, KEY);
        inProof.withObject("/proof").put("undefinedTerm", "x");

        assertThrows(UndefinedTermException.class, () -> verify(inDocument));
        assertThrows(UndefinedTermException.class, () -> verify(inProof));
    }

    @Test
    void verifiesNothingUnderAContextThatItDoesNotKnow() {
        ObjectNode signed = sign(credential(), Cryptosuite.EDDSA_RDFC_2022, KEY);
        ((ArrayNode) signed.get("@context")).add("https://example.org/contexts/unknown");

        assertThrows(UnknownContextException.class, () -> verify(signed));
    }

    @Test
    void refusesToMakeALegacyProofThatNobodyCouldRead() {
        ObjectNode unsigned = credential();
        ((ArrayNode) unsigned.get("@context")).remove(2);

        assertThrows(IllegalArgumentException.class, () -> sign(unsigned, Cryptosuite.ED25519_SIGNATURE_2020, KEY));
    }

    @Test
    void readsAJcsDocumentWithMoreContextsThanWereSigned() {
        ObjectNode signed = sign(credential(), Cryptosuite.EDDSA_JCS_2022, KEY);
        ((ArrayNode) signed.get("@context")).add("https://www.w3.org/ns/did/v1");

        assertTrue(verify(signed));
    }

    private static ObjectNode credential() {
        ObjectNode credential = Vectors.object("forged/json-ld-before.json");
        ((ArrayNode) credential.get("@context")).add("https://w3id.org/security/suites/ed25519-2020/v1");
        return credential;
    }

    private static ObjectNode sign(ObjectNode unsigned, Cryptosuite suite, Ed25519KeyPair key) {
        return DataIntegrity.sign(unsigned, suite, key.signer("did:example:issuer#key-1"), CREATED, BUNDLED);
    }

    private static boolean verify(ObjectNode signed) {
        return DataIntegrity.verify(signed, (ObjectNode) signed.get("proof"), KEY.publicKey(), BUNDLED);
    }

    private static ObjectNode proof(ObjectNode signed, int index) {
        return (ObjectNode) signed.get("proof").get(index);
    }
}
