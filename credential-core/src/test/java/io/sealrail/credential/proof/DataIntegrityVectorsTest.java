package io.sealrail.credential.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.credential.key.Ed25519;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Multikey;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.key.Signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The W3C's vectors of Data Integrity EdDSA Cryptosuites 1.0: canonical forms, hashes and signatures, byte for byte. */
class DataIntegrityVectorsTest {

    private static final String FOLDER = "vectors/vc-di-eddsa/";
    private static final Instant CREATED = Instant.parse("2023-02-24T23:36:38Z");

    @ParameterizedTest
    @CsvSource({
        "ED25519_SIGNATURE_2020, Ed25519Signature2020, EdSig",
        "EDDSA_RDFC_2022, eddsa-rdfc-2022, DataInt",
        "EDDSA_JCS_2022, eddsa-jcs-2022, JCS"
    })
    void signsAndVerifiesAsPublished(Cryptosuite suite, String folder, String suffix) {
        ObjectNode published = Vectors.object(FOLDER + folder + "/signed" + suffix + ".json");
        ObjectNode unsigned = published.deepCopy();
        unsigned.remove("proof");
        ObjectNode options = (ObjectNode) published.get("proof").deepCopy();
        options.remove("proofValue");
        Ed25519KeyPair keyPair = Vectors.keyPair(Vectors.object(FOLDER + "keyPair.json"));
        Signer signer = keyPair.signer(options.get("verificationMethod").asText());

        assertEquals(text(folder, "canonDoc", suffix), canonical(suite, unsigned));
        assertEquals(
                text(folder, "combinedHash", suffix).strip(),
                Hex.encode(suite.hashData(unsigned, options, Vectors.contexts())));
        assertEquals(published, DataIntegrity.sign(unsigned, suite, signer, CREATED, Vectors.contexts()));
        assertTrue(DataIntegrity.verify(
                published, (ObjectNode) published.get("proof"), keyPair.publicKey(), Vectors.contexts()));
    }

    @Test
    void verifiesEachProofOfASet() {
        ObjectNode signed = Vectors.object(FOLDER + "proof-set-chain/signedProofSet2.json");
        assertEquals(2, signed.get("proof").size());
        for (JsonNode proof : signed.get("proof")) {
            String key = proof.get("verificationMethod").asText().split("#")[1];
            assertTrue(
                    DataIntegrity.verify(signed, (ObjectNode) proof, Multikey.decodeEd25519(key), Vectors.contexts()));
        }
    }

    /** Its document is given in canonical form, because its context is a draft that is not at hand; its proof names no term of it. */
    @Test
    void verifiesTheCitizenshipExampleFromItsCanonicalForm() {
        Contexts contexts = Contexts.bundled()
                .with("https://w3id.org/citizenship/v4rc1", Vectors.parse("{\"@context\":{\"@protected\":true}}"));
        String employ = FOLDER + "eddsa-rdfc-2022/employ/";
        byte[] options = Rdfc.canonicalize(Vectors.object(employ + "proofConfigDataInt.json"), contexts);
        assertArrayEquals(Vectors.bytes(employ + "proofCanonDataInt.txt"), options);
        String signed = Hex.encode(Sha256.hash(options))
                + Hex.encode(Sha256.hash(Vectors.bytes(employ + "canonDocDataInt.txt")));
        assertEquals(Vectors.text(employ + "combinedHashDataInt.txt").strip(), signed);
        byte[] key = Vectors.keyPair(Vectors.object(FOLDER + "keyPair.json")).publicKey();
        String signature = Vectors.text(employ + "sigHexDataInt.txt").strip();
        HexFormat hex = HexFormat.of();
        assertTrue(Ed25519.verify(key, hex.parseHex(signed), hex.parseHex(signature)));
    }

    private static String canonical(Cryptosuite suite, ObjectNode unsigned) {
        byte[] canonical = suite == Cryptosuite.EDDSA_JCS_2022
                ? Jcs.canonicalize(unsigned)
                : Rdfc.canonicalize(unsigned, Vectors.contexts());
        return new String(canonical, StandardCharsets.UTF_8);
    }

    private static String text(String folder, String name, String suffix) {
        return Vectors.text(FOLDER + folder + "/" + name + suffix + ".txt");
    }
}
