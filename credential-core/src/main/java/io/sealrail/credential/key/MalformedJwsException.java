package io.sealrail.credential.key;

/** Text that is no compact JWS of a JSON object; the message names the kind of the trouble, never a value. */
public final class MalformedJwsException extends RuntimeException {

    MalformedJwsException(String message) {
        this(message, null);
    }

    MalformedJwsException(String message, Throwable cause) {
        super(message, cause);
    }
}
