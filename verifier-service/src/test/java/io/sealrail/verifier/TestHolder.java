package io.sealrail.verifier;

import java.security.SecureRandom;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.sdjwt.KeyBinding;

/** A wallet with one key. */
public record TestHolder(Ed25519KeyPair key) {

    public static final String NONCE = "nonce-1";
    public static final String AUDIENCE = "https://shop.test";

    public static TestHolder create() {
        return new TestHolder(Ed25519KeyPair.generate(new SecureRandom()));
    }

    public ObjectNode jwk() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(key.publicKey()));
    }

    public String did() {
        return "did:jwk:" + Base64Url.encode(jwk().toString().getBytes());
    }

    /** Shows all of it to {@link #AUDIENCE} now. */
    public String present(String sdJwt) {
        return present(sdJwt, NONCE, AUDIENCE, Instant.now());
    }

    public String present(String sdJwt, String nonce, String audience, Instant issuedAt) {
        return KeyBinding.bind(sdJwt, audience, nonce, issuedAt, key.signer(did() + "#0"));
    }
}
