package io.sealrail.stack.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partner's P-256 key (JWK, RFC 7517) and the tokens that it signs with it (ES256). */
record PartnerKey(ObjectNode privateJwk) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFETIME = Duration.ofMinutes(14);
    private static final int COORDINATE_BYTES = 32;

    static PartnerKey generate(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey point = (ECPublicKey) pair.getPublic();
            return new PartnerKey(JSON.createObjectNode()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("kid", kid)
                    .put("alg", "ES256")
                    .put("use", "sig")
                    .put("x", text(point.getW().getAffineX()))
                    .put("y", text(point.getW().getAffineY()))
                    .put("d", text(((ECPrivateKey) pair.getPrivate()).getS())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String kid() {
        return privateJwk.path("kid").asText();
    }

    /** A JWK Set of the public part. */
    ObjectNode jwks() {
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys").add(privateJwk.deepCopy().without("d"));
        return set;
    }

    /** @return a token for calls about the user with this address, good for 14 minutes */
    String token(String partnerId, String email) {
        Instant now = Instant.now();
        ObjectNode header =
                JSON.createObjectNode().put("alg", "ES256").put("typ", "JWT").put("kid", kid());
        ObjectNode claims = JSON.createObjectNode()
                .put("partnerId", partnerId)
                .put("scope", "issue")
                .put("email", email)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond());
        String input = encode(header) + "." + encode(claims);
        return input + "." + URL.encodeToString(sign(input));
    }

    private byte[] sign(String input) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            BigInteger secret = new BigInteger(
                    1, Base64.getUrlDecoder().decode(privateJwk.path("d").asText()));
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class))));
            signer.update(input.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(ObjectNode json) {
        return URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        byte[] tail = Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
        System.arraycopy(tail, 0, fixed, COORDINATE_BYTES - length, length);
        return URL.encodeToString(fixed);
    }
}
