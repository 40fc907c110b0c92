package io.sealrail.issuance.agentkey;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.MalformedJwsException;

/**
 * That whoever brings a public key has the private one: a compact JWS (RFC 7515) under that key, {@code alg} EdDSA or Ed25519, over
 * {@code {"aud": "<the agent's DID>", "iat": <seconds>}}. It is for one agent and five minutes, so that it serves nobody
 * else; a clock that is ahead by half a minute is borne with.
 */
final class KeyProof {

    private static final Duration TIME = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int LONGEST = 4096;

    private KeyProof() {}

    /** Whether the text is such a proof; never fails. */
    static boolean holds(String proof, byte[] publicKey, String agentDid, Instant now) {
        if (proof.length() > LONGEST) {
            return false;
        }
        try {
            Jws jws = Jws.parse(proof);
            return key(publicKey).verifies(jws)
                    && isFor(jws.payload().path("aud"), agentDid)
                    && isRecent(jws.payload().path("iat"), now);
        } catch (MalformedJwsException e) {
            return false;
        }
    }

    private static Jwk key(byte[] publicKey) {
        ObjectNode jwk = JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", Base64Url.encode(publicKey));
        return Jwk.parse(jwk);
    }

    /** RFC 7519, 4.1.3: text, or an array of texts. */
    private static boolean isFor(JsonNode audience, String agentDid) {
        if (audience.isArray()) {
            return audience.size() == 1 && isFor(audience.get(0), agentDid);
        }
        return audience.isTextual() && audience.textValue().equals(agentDid);
    }

    private static boolean isRecent(JsonNode issuedAt, Instant now) {
        double age = now.getEpochSecond() - issuedAt.doubleValue();
        return issuedAt.isNumber() && age <= TIME.toSeconds() && age >= -CLOCK_SKEW.toSeconds();
    }
}
