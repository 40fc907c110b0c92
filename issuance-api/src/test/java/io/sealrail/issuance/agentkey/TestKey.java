package io.sealrail.issuance.agentkey;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Ed25519KeyPair;

/** An agent's own key pair, and the proofs that it can make. */
public record TestKey(Ed25519KeyPair pair) {

    public static TestKey generate() {
        return new TestKey(Ed25519KeyPair.generate(new SecureRandom()));
    }

    public String multibase() {
        return pair.publicKeyMultibase();
    }

    /** A good proof for the agent. */
    public String proof(String agentDid, Instant at) {
        return proof("EdDSA", "{\"aud\":\"%s\",\"iat\":%d}".formatted(agentDid, at.getEpochSecond()));
    }

    String proof(String algorithm, String payload) {
        String input = encode("{\"alg\":\"%s\"}".formatted(algorithm)) + '.' + encode(payload);
        return input + '.' + Base64Url.encode(pair.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
