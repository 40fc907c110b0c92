package io.sealrail.issuance.notarycredential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Sha256;

/** A wallet with a key, and the proofs that it makes. */
public record TestHolder(Ed25519KeyPair pair) {

    public static TestHolder create() {
        return new TestHolder(Ed25519KeyPair.generate(new SecureRandom()));
    }

    public String did() {
        return didOf(publicJwk());
    }

    ObjectNode publicJwk() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(pair.publicKey()));
    }

    static String didOf(ObjectNode jwk) {
        return "did:jwk:" + encode(jwk.toString());
    }

    /** The claims of a good proof, with an id of its own. */
    public ObjectNode claims(HolderProof.Subject about, Instant now) {
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("sub", did())
                .put("aud", about.audience())
                .put("evaluation_id", about.evaluationId())
                .put("credential_profile", about.profile())
                .put("disclosure", digest(about.disclosure().text()))
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + 120);
        ArrayNode ids = claims.putArray("claims");
        about.claims().forEach(ids::add);
        return claims;
    }

    static String digest(String mode) {
        return Base64Url.encode(Sha256.hash(mode.getBytes(StandardCharsets.UTF_8)));
    }

    static ObjectNode header() {
        return JsonNodeFactory.instance.objectNode().put("alg", "EdDSA").put("typ", "kb+jwt");
    }

    public String proof(ObjectNode claims) {
        return sign(header().toString(), claims.toString());
    }

    String proof(ObjectNode claims, Consumer<ObjectNode> header) {
        ObjectNode changed = header();
        header.accept(changed);
        return sign(changed.toString(), claims.toString());
    }

    String sign(String header, String payload) {
        String input = encode(header) + '.' + encode(payload);
        return input + '.' + Base64Url.encode(pair.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String encode(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> parts(String proof) {
        return List.of(proof.split("\\.", -1));
    }
}
