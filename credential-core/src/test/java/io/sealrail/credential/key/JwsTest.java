package io.sealrail.credential.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The examples of RFC 7515, appendix A.2 and A.3, and of RFC 8037, appendix A.4. */
class JwsTest {

    private static final ObjectNode RFC7515 = Vectors.object("vectors/rfc7515.json");
    private static final Ed25519KeyPair ED25519 = Ed25519KeyPair.fromSeed(new byte[32]);
    private static final Jwk ED25519_KEY = Jwk.parse(Vectors.parse(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Base64Url.encode(ED25519.publicKey()) + "\"}"));

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void verifiesAsPublished(String algorithm) {
        Jws jws = Jws.parse(RFC7515.at("/" + algorithm + "/jws").asText());

        assertTrue(key(algorithm).verifies(jws));
        assertEquals(algorithm, jws.algorithm());
        assertEquals("joe", jws.payload().get("iss").asText());
        assertFalse(key(algorithm).verifies(withSignature(jws, changed(jws.signature()))));
        assertFalse(key(algorithm).verifies(withSignature(jws, new byte[0])));
        assertFalse(key(algorithm).verifies(withSignature(jws, new byte[jws.signature().length])));
    }

    @Test
    void verifiesEd25519AsPublished() {
        JsonNode example = Vectors.object("vectors/rfc8037-8032.json").get("rfc8037_A");
        ObjectNode json = example.get("jwk").deepCopy();
        json.remove("d");
        String compact = example.get("jws").asText();
        int dot = compact.lastIndexOf('.');

        assertTrue(Jwk.parse(json)
                .verifies(
                        compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII),
                        Base64Url.decode(compact.substring(dot + 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void knowsBothNamesOfEd25519(String algorithm) {
        assertTrue(ED25519_KEY.verifies(Jws.parse(signed("{\"alg\":\"" + algorithm + "\"}", "{}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "", "HS256", "ES256", "RS256", "eddsa"})
    void letsNoTokenChooseAnotherAlgorithm(String algorithm) {
        assertFalse(ED25519_KEY.verifies(Jws.parse(signed("{\"alg\":\"" + algorithm + "\"}", "{}"))));
    }

    @Test
    void refusesAnAlgorithmOfAnotherKindOfKey() {
        Jws rsa = Jws.parse(RFC7515.at("/RS256/jws").asText());
        Jws ec = Jws.parse(RFC7515.at("/ES256/jws").asText());

        assertFalse(key("ES256").verifies(rsa));
        assertFalse(key("RS256").verifies(ec));
        assertFalse(ED25519_KEY.verifies(ec));
        assertFalse(ED25519_KEY.verifies(Jws.parse(signed("{}", "{}"))));
    }

    @Test
    void refusesEs256OfAnotherLength() {
        Jws ec = Jws.parse(RFC7515.at("/ES256/jws").asText());

        assertFalse(key("ES256").verifies(withSignature(ec, Arrays.copyOf(ec.signature(), 65))));
        assertFalse(key("ES256").verifies(withSignature(ec, Arrays.copyOf(ec.signature(), 63))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e30",
                "e30.e30",
                "e30.e30.e30.e30",
                "e30..e30",
                ".e30.e30",
                "e30=.e30.e30",
                "e30.e30.e3",
                "e30.e30 .e30",
                "W10.e30.e30",
                "e30.W10.e30",
                "e30.Im5vIG9iamVjdCI.e30",
                "e30.e30e30.e30",
                "bm90.e30.e30",
                // {"alg":"EdDSA","alg":"none"} and {"alg":"EdDSA","crit":["b64"]}
                "eyJhbGciOiJFZERTQSIsImFsZyI6Im5vbmUifQ.e30.e30",
                "eyJhbGciOiJFZERTQSIsImNyaXQiOlsiYjY0Il19.e30.e30"
            })
    void refusesWhatIsNoCompactJwsOfAnObject(String compact) {
        assertThrows(MalformedJwsException.class, () -> Jws.parse(compact));
    }

    @Test
    void refusesLongText() {
        String compact = signed("{}", "{\"a\":\"" + "a".repeat(65_536) + "\"}");
        assertThrows(MalformedJwsException.class, () -> Jws.parse(compact));
    }

    private static Jwk key(String algorithm) {
        return Jwk.parse((ObjectNode) RFC7515.at("/" + algorithm + "/jwk"));
    }

    private static String signed(String header, String payload) {
        String input = encode(header) + '.' + encode(payload);
        return input + '.' + Base64Url.encode(ED25519.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] changed(byte[] signature) {
        byte[] changed = signature.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private static Jws withSignature(Jws jws, byte[] signature) {
        return new Jws(jws.header(), jws.payload(), jws.signingInput(), signature);
    }
}
