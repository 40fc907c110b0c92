package io.sealrail.credential.key;

/** A JWK that is no public key we can verify with; the message names the kind of the trouble, never a value. */
public final class MalformedJwkException extends RuntimeException {

    MalformedJwkException(String message) {
        this(message, null);
    }

    MalformedJwkException(String message, Throwable cause) {
        super(message, cause);
    }
}
