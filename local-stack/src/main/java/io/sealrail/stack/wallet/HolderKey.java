package io.sealrail.stack.wallet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key that its holder is known by as {@code did:jwk} (did:jwk 1.0, RFC 8037). */
public final class HolderKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Ed25519PrivateKeyParameters key;

    private HolderKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    public static HolderKey generate() {
        return new HolderKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    /** {@code did:jwk:…} of the public key. */
    public String did() {
        return "did:jwk:" + encode(publicJwk());
    }

    /** The public key. */
    public ObjectNode publicJwk() {
        return JSON.createObjectNode()
                .put("crv", "Ed25519")
                .put("kty", "OKP")
                .put("x", URL.encodeToString(key.generatePublicKey().getEncoded()));
    }

    /** A compact JWS (RFC 7515, section 7.1): {@code EdDSA} and this type are its header. */
    public String sign(String type, JsonNode claims) {
        return sign(JSON.createObjectNode().put("alg", "EdDSA").put("typ", type), claims);
    }

    /** A compact JWS with this header, whatever it says. */
    public String sign(ObjectNode header, JsonNode claims) {
        byte[] input = (encode(header) + "." + encode(claims)).getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(input, 0, input.length);
        return new String(input, StandardCharsets.US_ASCII) + "." + URL.encodeToString(signer.generateSignature());
    }

    private static String encode(JsonNode json) {
        return URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "HolderKey[" + did() + "]";
    }
}
