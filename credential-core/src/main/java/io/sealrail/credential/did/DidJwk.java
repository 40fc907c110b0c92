package io.sealrail.credential.did;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.json.StrictJson;
import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Jwk;
import io.sealrail.credential.key.MalformedJwkException;

/** {@code did:jwk:<base64url of a JWK>}, whose only verification method is {@code #0} (did:jwk 1.0). */
public final class DidJwk {

    private static final String PREFIX = "did:jwk:";
    private static final int MAX_LENGTH = 4096;

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
        return Jwk.parse(json(did.substring(PREFIX.length())));
    }

    private static ObjectNode json(String encoded) {
        try {
            return StrictJson.readObject(Base64Url.decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("did:jwk is not of a JSON object", e);
        }
    }
}
