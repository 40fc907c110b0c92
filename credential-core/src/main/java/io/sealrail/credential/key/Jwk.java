package io.sealrail.credential.key;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A public JSON Web Key (RFC 7517) that signatures can be checked with: RSA of 2048 bits or more, EC P-256, OKP Ed25519.
 *
 * <p>The algorithm is the key's, so that a token cannot choose another one (RFC 8725, 3.1).
 */
public abstract sealed class Jwk permits RsaJwk, P256Jwk, Ed25519Jwk {

    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final String keyId;

    Jwk(ObjectNode json) {
        this.keyId = json.path("kid").textValue();
    }

    /**
     * Reads a public key.
     *
     * @throws MalformedJwkException if it is of another kind, too weak, not on its curve, meant for another use or algorithm,
     *     or holds private members
     */
    public static Jwk parse(ObjectNode json) {
        if (PRIVATE_MEMBERS.stream().anyMatch(json::has)) {
            throw new MalformedJwkException("key holds private members");
        }
        refuseOtherUse(json);
        Jwk key =
                switch (json.path("kty").asText("")) {
                    case "RSA" -> new RsaJwk(json);
                    case "EC" -> new P256Jwk(json);
                    case "OKP" -> new Ed25519Jwk(json);
                    default -> throw new MalformedJwkException("unknown key type");
                };
        if (json.has("alg") && !key.algorithms().contains(json.path("alg").asText())) {
            throw new MalformedJwkException("key is for another algorithm");
        }
        return key;
    }

    /** The key's {@code kid}, or {@code null}. */
    public final String keyId() {
        return keyId;
    }

    /** Whether the JWS names an algorithm of this key and the signature is the key's. */
    public final boolean verifies(Jws jws) {
        return algorithms().contains(jws.algorithm()) && verifies(jws.signingInput(), jws.signature());
    }

    /** The members that make the key, as RFC 7638 orders them: what its thumbprint is made of, and nothing else. */
    public abstract ObjectNode toJson();

    abstract List<String> algorithms();

    abstract boolean verifies(byte[] signingInput, byte[] signature);

    static byte[] bytes(ObjectNode json, String member) {
        JsonNode value = json.get(member);
        if (value == null || !value.isTextual()) {
            throw new MalformedJwkException("key lacks " + member);
        }
        try {
            return Base64Url.decode(value.textValue());
        } catch (IllegalArgumentException e) {
            throw new MalformedJwkException(member + " is not base64url", e);
        }
    }

    static byte[] bytes(ObjectNode json, String member, int length) {
        byte[] bytes = bytes(json, member);
        if (bytes.length != length) {
            throw new MalformedJwkException(member + " has a wrong length");
        }
        return bytes;
    }

    static void requireCurve(ObjectNode json, String curve) {
        if (!curve.equals(json.path("crv").textValue())) {
            throw new MalformedJwkException("unknown curve");
        }
    }

    private static void refuseOtherUse(ObjectNode json) {
        if (json.has("use") && !"sig".equals(json.path("use").textValue())) {
            throw new MalformedJwkException("key is not for signatures");
        }
        if (json.has("key_ops")) {
            for (JsonNode operation : json.path("key_ops")) {
                if ("verify".equals(operation.textValue())) {
                    return;
                }
            }
            throw new MalformedJwkException("key is not for verification");
        }
    }
}
