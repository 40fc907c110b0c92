package io.sealrail.issuance.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partner's signature key as a test partner holds it: signs by the JDK, not by what it is checked with. */
public final class PartnerKey {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String kid;
    private final String alg;
    private final KeyPair pair;

    private PartnerKey(String kid, String alg, KeyPair pair) {
        this.kid = kid;
        this.alg = alg;
        this.pair = pair;
    }

    public static PartnerKey es256() {
        return generate("ES256", "EC");
    }

    public static PartnerKey rs256() {
        return generate("RS256", "RSA");
    }

    public static PartnerKey eddsa() {
        return generate("EdDSA", "Ed25519");
    }

    public PartnerKey named(String otherKid) {
        return new PartnerKey(otherKid, alg, pair);
    }

    public String kid() {
        return kid;
    }

    public String alg() {
        return alg;
    }

    /** The public key with {@code kid}, {@code use} and {@code alg}. */
    public ObjectNode jwk() {
        ObjectNode jwk = MAPPER.createObjectNode();
        if (pair.getPublic() instanceof ECPublicKey ec) {
            jwk.put("kty", "EC").put("crv", "P-256");
            jwk.put("x", BASE64.encodeToString(fixed(ec.getW().getAffineX().toByteArray(), 32)));
            jwk.put("y", BASE64.encodeToString(fixed(ec.getW().getAffineY().toByteArray(), 32)));
        } else if (pair.getPublic() instanceof RSAPublicKey rsa) {
            byte[] modulus = rsa.getModulus().toByteArray();
            jwk.put("kty", "RSA").put("n", BASE64.encodeToString(fixed(modulus, 256)));
            jwk.put("e", BASE64.encodeToString(rsa.getPublicExponent().toByteArray()));
        } else {
            byte[] encoded = pair.getPublic().getEncoded();
            jwk.put("kty", "OKP").put("crv", "Ed25519");
            jwk.put("x", BASE64.encodeToString(fixed(encoded, 32)));
        }
        return jwk.put("kid", kid).put("use", "sig").put("alg", alg);
    }

    /** A JWK Set of this key. */
    public ObjectNode jwks() {
        ObjectNode set = MAPPER.createObjectNode();
        set.putArray("keys").add(jwk());
        return set;
    }

    /** The compact JWS over what is given, right or wrong. */
    public String sign(ObjectNode header, ObjectNode payload) {
        String input = encode(header) + "." + encode(payload);
        return input + "." + BASE64.encodeToString(signature(input));
    }

    private byte[] signature(String input) {
        try {
            Signature signature = Signature.getInstance(
                    switch (alg) {
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        case "RS256" -> "SHA256withRSA";
                        default -> "Ed25519";
                    });
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The last bytes of a number or of an encoded key. */
    private static byte[] fixed(byte[] bytes, int length) {
        byte[] fixed = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
        return fixed;
    }

    private static PartnerKey generate(String alg, String type) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (type.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (type.equals("RSA")) {
                generator.initialize(2048);
            }
            return new PartnerKey("key-" + UUID.randomUUID(), alg, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
