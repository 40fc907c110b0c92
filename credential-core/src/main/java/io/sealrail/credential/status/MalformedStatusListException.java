package io.sealrail.credential.status;

/** An encoded status list that cannot be read, or that would unpack to more than the reader allows. */
public final class MalformedStatusListException extends RuntimeException {

    MalformedStatusListException(String message) {
        this(message, null);
    }

    MalformedStatusListException(String message, Throwable cause) {
        super(message, cause);
    }
}
