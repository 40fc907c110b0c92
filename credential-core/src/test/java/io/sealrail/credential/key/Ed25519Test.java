package io.sealrail.credential.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ed25519Test {

    private static final byte[] MESSAGE = {1, 2, 3};
    private static final BigInteger GROUP_ORDER =
            new BigInteger("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16);

    private final Ed25519KeyPair keyPair = Ed25519KeyPair.fromSeed(new byte[32]);

    static Stream<JsonNode> published() {
        return StreamSupport.stream(
                Vectors.object("vectors/rfc8037-8032.json").get("rfc8032_7_1").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("published")
    void signsAsPublished(JsonNode vector) {
        Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(hex(vector, "sk"));

        assertArrayEquals(hex(vector, "pk"), pair.publicKey());
        assertArrayEquals(hex(vector, "sig"), pair.sign(hex(vector, "msg")));
        assertTrue(Ed25519.verify(pair.publicKey(), hex(vector, "msg"), hex(vector, "sig")));
    }

    @Test
    void refusesAnotherMessageKeyOrSignature() {
        byte[] signature = keyPair.sign(MESSAGE);
        byte[] otherKey = Ed25519KeyPair.generate(new SecureRandom()).publicKey();
        byte[] changed = signature.clone();
        changed[0] ^= 1;

        assertTrue(Ed25519.verify(keyPair.publicKey(), MESSAGE, signature));
        assertFalse(Ed25519.verify(keyPair.publicKey(), new byte[] {1, 2, 4}, signature));
        assertFalse(Ed25519.verify(otherKey, MESSAGE, signature));
        assertFalse(Ed25519.verify(keyPair.publicKey(), MESSAGE, changed));
    }

    @Test
    void refusesOtherLengths() {
        byte[] signature = keyPair.sign(MESSAGE);

        assertFalse(Ed25519.verify(keyPair.publicKey(), MESSAGE, Arrays.copyOf(signature, 63)));
        assertFalse(Ed25519.verify(keyPair.publicKey(), MESSAGE, Arrays.copyOf(signature, 65)));
        assertFalse(Ed25519.verify(Arrays.copyOf(keyPair.publicKey(), 31), MESSAGE, signature));
        assertThrows(IllegalArgumentException.class, () -> Ed25519KeyPair.fromSeed(new byte[31]));
    }

    @Test
    void refusesASecondEncodingOfASignature() {
        byte[] signature = keyPair.sign(MESSAGE);
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(GROUP_ORDER);
        byte[] other = Arrays.copyOf(signature, 64);
        byte[] bytes = reversed(s.toByteArray());
        System.arraycopy(bytes, 0, other, 32, bytes.length);

        assertFalse(Ed25519.verify(keyPair.publicKey(), MESSAGE, other));
    }

    /** Points of small order, a coordinate beyond the field, and the holder key of a published sample, no point at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "d75a980182b10ab7d54bfdd70db5c90b6020608e7ba97cdc4bb3f45b963d7f86"
            })
    void refusesKeysThatNobodyCouldSignWith(String hex) {
        byte[] key = Hex.decode(hex);
        byte[] forged = new byte[64];
        forged[0] = 1;

        assertFalse(Ed25519.isValid(key));
        assertFalse(Ed25519.verify(key, MESSAGE, forged));
        assertThrows(IllegalArgumentException.class, () -> Multikey.encodeEd25519(key));
    }

    @Test
    void signsUnderItsVerificationMethodAndShowsNoSeed() {
        Signer signer = keyPair.signer("did:example:issuer#key-1");

        assertEquals("did:example:issuer#key-1", signer.verificationMethod());
        assertArrayEquals(keyPair.sign(MESSAGE), signer.sign(MESSAGE));
        assertEquals("Ed25519KeyPair[" + keyPair.publicKeyMultibase() + "]", keyPair.toString());
        assertFalse(signer.toString().contains(Hex.encode(keyPair.seed())));
    }

    private static byte[] hex(JsonNode vector, String member) {
        return Hex.decode(vector.get(member).asText());
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
