package io.sealrail.credential.canonical;

/** A document has no canonical form; the message names the kind of the trouble, never a value of the document. */
public abstract sealed class CanonicalizationException extends RuntimeException
        permits MalformedDocumentException,
                UndefinedTermException,
                UnknownContextException,
                DocumentTooComplexException {

    CanonicalizationException(String message, Throwable cause) {
        super(message, cause);
    }
}
