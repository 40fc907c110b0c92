package io.sealrail.issuance.issuer;

/** An issuer that is not known, or has no key whose time has come and not ended. */
public final class NoSigningKeyException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NoSigningKeyException() {
        super("issuer has no key to sign with");
    }
}
