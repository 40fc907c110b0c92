package io.sealrail.stack.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PartnerKeyTest {

    private final PartnerKey key = PartnerKey.generate("key-1");

    @Test
    void publishesNoPrivatePart() {
        JsonNode published = key.jwks().path("keys").path(0);
        assertEquals("key-1", published.path("kid").asText());
        assertFalse(published.has("d"));
        assertTrue(key.privateJwk().has("d"));
    }

    @Test
    void signsTokensThatThePublishedKeyVerifies() throws Exception {
        String[] token = key.token("partner", "user@example.com").split("\\.");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(publicKey(key.jwks().path("keys").path(0))));
        verifier.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(verifier.verify(Base64.getUrlDecoder().decode(token[2])));
    }

    @Test
    void tokenSaysWhatTheContractAsksFor() throws Exception {
        String[] token = key.token("partner", "user@example.com").split("\\.");
        JsonNode header = json(token[0]);
        JsonNode claims = json(token[1]);
        assertEquals("JWT", header.path("typ").asText());
        assertEquals("issue", claims.path("scope").asText());
        assertEquals("partner", claims.path("partnerId").asText());
        assertTrue(claims.path("exp").asLong() - claims.path("iat").asLong() <= 15 * 60);
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static ECPublicKeySpec publicKey(JsonNode jwk) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        return new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
    }

    private static BigInteger coordinate(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
    }
}
