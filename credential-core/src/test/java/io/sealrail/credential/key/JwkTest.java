package io.sealrail.credential.key;

import java.math.BigInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.canonical.Jcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class JwkTest {

    private static final ObjectNode RFC7515 = Vectors.object("vectors/rfc7515.json");
    private static final JsonNode RFC8037 =
            Vectors.object("vectors/rfc8037-8032.json").get("rfc8037_A");

    @Test
    void readsAnEd25519KeyAndItsThumbprint() {
        ObjectNode json = ed25519().put("kid", "key-1").put("use", "sig").put("alg", "EdDSA");
        Jwk key = Jwk.parse(json);

        assertEquals("key-1", key.keyId());
        assertArrayEquals(Base64Url.decode(json.get("x").asText()), ((Ed25519Jwk) key).publicKey());
        assertEquals(
                RFC8037.get("thumbprint_sha256").asText(),
                Base64Url.encode(Sha256.hash(Jcs.canonicalize(key.toJson()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void givesBackTheMembersThatMakeTheKey(String algorithm) {
        ObjectNode json = RFC7515.at("/" + algorithm + "/jwk").deepCopy();
        assertEquals(json, Jwk.parse(json.deepCopy().put("kid", "key-1")).toJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void refusesPrivateMembers(String member) {
        refuses(ed25519().put(member, "AQAB"));
        refuses(rsa().put(member, "AQAB"));
    }

    @ParameterizedTest
    @CsvSource({
        "kty, oct",
        "kty, okp",
        "kty, ''",
        "crv, X25519",
        "crv, Ed448",
        "use, enc",
        "alg, ES256",
        "alg, none",
        "x, ''",
        "x, AQAB",
        "x, 11qYAYKxCrfVS_3XDbXJC2AgYI57qXzcS7P0W5Y9f4Y",
        "x, 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"
    })
    void refusesAnotherKindOfEd25519Key(String member, String value) {
        refuses(ed25519().put(member, value));
    }

    @Test
    void refusesAKeyForOtherOperations() {
        ObjectNode json = ed25519();
        json.putArray("key_ops").add("sign");
        refuses(json);
        json.withArray("key_ops").add("verify");
        assertEquals(Jwk.parse(ed25519()).toJson(), Jwk.parse(json).toJson());
    }

    @Test
    void refusesMissingAndUntypedMembers() {
        refuses((ObjectNode) ed25519().without("x"));
        refuses((ObjectNode) ed25519().without("kty"));
        refuses(ed25519().put("x", 7));
        refuses((ObjectNode) rsa().without("e"));
    }

    @Test
    void refusesWeakRsaKeys() {
        BigInteger modulus = new BigInteger(1, Base64Url.decode(rsa().get("n").asText()));

        refuses(rsa().put("n", unsigned(modulus.shiftRight(1).setBit(0))));
        refuses(rsa().put("n", unsigned(modulus.clearBit(0))));
        refuses(rsa().put("n", unsigned(modulus.shiftLeft(6145).setBit(0))));
        refuses(rsa().put("e", "AQ"));
        refuses(rsa().put("e", "Ag"));
        refuses(rsa().put("e", unsigned(BigInteger.ONE.shiftLeft(65).setBit(0))));
    }

    @Test
    void refusesPointsOffTheirCurve() {
        ObjectNode json = RFC7515.at("/ES256/jwk").deepCopy();
        refuses(json.deepCopy().put("y", json.get("x").asText()));
        refuses(json.deepCopy().put("x", "AQAB"));
        refuses(json.deepCopy().put("x", Base64Url.encode(Hex.decode("ff".repeat(32)))));
        refuses(json.deepCopy().put("crv", "P-384"));
        refuses(json.deepCopy().put("crv", "secp256k1"));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64Url.encode(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static ObjectNode ed25519() {
        ObjectNode json = RFC8037.get("jwk").deepCopy();
        json.remove("d");
        return json;
    }

    private static ObjectNode rsa() {
        return RFC7515.at("/RS256/jwk").deepCopy();
    }

    private static void refuses(ObjectNode json) {
        assertThrows(MalformedJwkException.class, () -> Jwk.parse(json));
    }
}
