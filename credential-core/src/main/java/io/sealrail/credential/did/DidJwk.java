package io.sealrail.credential.did;

import java.io.IOException;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;

/** {@code did:jwk:<base64url of a JWK>}, whose only verification method is {@code #0} (did:jwk 1.0). */
public final class DidJwk {

    private static final String PREFIX = "did:jwk:";
    private static final int MAX_LENGTH = 4096;
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DidJwk() {}

    /**
     * The public key.
     *
     * @throws IllegalArgumentException if it is no did:jwk of a JSON object
     * @throws MalformedJwkException if the JWK is no public key that we can verify with, or holds private members
     */
    public static Jwk publicKey(String did) {
        if (!did.startsWith(PREFIX) || did.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not a did:jwk");
        }
        try {
            JsonNode json = STRICT.readTree(Base64Url.decode(did.substring(PREFIX.length())));
            if (json instanceof ObjectNode object) {
                return Jwk.parse(object);
            }
            throw new IllegalArgumentException("did:jwk is not of a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException("did:jwk is not of a JSON object", e);
        }
    }
}
