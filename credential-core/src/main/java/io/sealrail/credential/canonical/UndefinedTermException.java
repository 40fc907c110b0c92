package io.sealrail.credential.canonical;

/** The document says something that no context defines, so that no signature would protect it. */
public final class UndefinedTermException extends CanonicalizationException {

    UndefinedTermException(String message) {
        this(message, null);
    }

    UndefinedTermException(String message, Throwable cause) {
        super(message, cause);
    }
}
