package io.sealrail.credential.canonical;

/** The document names a context that is neither bundled nor given; nothing is fetched. */
public final class UnknownContextException extends CanonicalizationException {

    UnknownContextException(String message) {
        this(message, null);
    }

    UnknownContextException(String message, Throwable cause) {
        super(message, cause);
    }
}
