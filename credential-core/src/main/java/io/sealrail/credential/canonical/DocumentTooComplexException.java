package io.sealrail.credential.canonical;

/** The document is larger, deeper or more entangled than we are willing to canonicalise. */
public final class DocumentTooComplexException extends CanonicalizationException {

    DocumentTooComplexException(String message) {
        this(message, null);
    }

    DocumentTooComplexException(String message, Throwable cause) {
        super(message, cause);
    }
}
