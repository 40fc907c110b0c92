package io.sealrail.system.client;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partner's JWT (ES256) as a partner would make it, and every way to make it wrong. */
public final class PartnerToken {

    private final Demo.Partner partner;
    public final ObjectNode header =
            Demo.JSON.createObjectNode().put("alg", "ES256").put("typ", "JWT");
    public final ObjectNode claims = Demo.JSON.createObjectNode();

    private PartnerToken(Demo.Partner partner, String email) {
        this.partner = partner;
        header.put("kid", partner.kid());
        claims.put("partnerId", partner.partnerId()).put("email", email).put("scope", "issue");
        expiresIn(Duration.ofMinutes(5));
    }

    public static PartnerToken of(Demo.Partner partner, String email) {
        return new PartnerToken(partner, email);
    }

    public PartnerToken expiresIn(Duration life) {
        claims.put("exp", Instant.now().plus(life).getEpochSecond());
        return this;
    }

    public String sign() {
        String input = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey(partner.privateJwk()));
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        BigInteger d =
                new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").asText()));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(d, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static String encode(JsonNode json) {
        return base64url(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
