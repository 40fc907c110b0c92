package io.sealrail.credential.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CoreClaimTest {

    private static final Instant ISSUED_AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String DIGEST = CoreClaim.digest(Vectors.any("{\"b\":1.0,\"a\":\"é\"}"));

    @Test
    void hashesItsCanonicalForm() {
        String canonical = "{\"claimsDigest\":\"" + DIGEST + "\",\"issuedAt\":\"2026-01-02T03:04:05.678Z\","
                + "\"issuer\":\"did:example:issuer\",\"nonce\":\"000102030405060708090a0b0c0d0e0f\","
                + "\"program\":\"c2program\",\"subject\":\"urn:uuid:1\",\"version\":1}";

        assertEquals(
                sha256(canonical),
                claim(ISSUED_AT, Hex.decode("000102030405060708090a0b0c0d0e0f")).hash());
    }

    @Test
    void digestsClaimsInTheirCanonicalForm() {
        assertEquals(sha256("{\"a\":\"é\",\"b\":1}"), DIGEST);
    }

    @Test
    void saysNothingAboutClaimsThatCanBeGuessed() {
        assertNotEquals(
                claim(ISSUED_AT, new byte[16]).hash(),
                claim(ISSUED_AT, Hex.decode("01".repeat(16))).hash());
    }

    @Test
    void refusesAShortNonce() {
        assertThrows(IllegalArgumentException.class, () -> claim(ISSUED_AT, new byte[15]));
    }

    private static CoreClaim claim(Instant issuedAt, byte[] nonce) {
        return new CoreClaim(1, "did:example:issuer", "c2program", "urn:uuid:1", DIGEST, issuedAt, nonce);
    }

    private static String sha256(String text) {
        return Hex.encode(Sha256.hash(text.getBytes(StandardCharsets.UTF_8)));
    }
}
