package io.sealrail.credential.canonical;

/** The document breaks a rule of JSON or JSON-LD. */
public final class MalformedDocumentException extends CanonicalizationException {

    MalformedDocumentException(String message) {
        this(message, null);
    }

    MalformedDocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
