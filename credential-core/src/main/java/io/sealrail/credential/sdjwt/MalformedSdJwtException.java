package io.sealrail.credential.sdjwt;

/** Text that RFC 9901 has every verifier reject; the message names the kind of the trouble, never a value. */
public final class MalformedSdJwtException extends RuntimeException {

    /** What is wrong. */
    public enum Fault {
        /** Not the parts of an SD-JWT, or a part that cannot be read. */
        MALFORMED,
        /** Larger, more, or deeper than we are willing to read. */
        TOO_COMPLEX,
        /** {@code _sd_alg} names another hash than SHA-256. */
        HASH_UNSUPPORTED,
        /** {@code _sd} or {@code ...} occurs, but not as the standard has it. */
        DIGESTS_MALFORMED,
        /** The same digest stands in two places. */
        DIGEST_DOUBLED,
        /** No digest refers to a disclosure. */
        DISCLOSURE_UNREFERENCED,
        /** The same disclosure is there twice. */
        DISCLOSURE_DOUBLED,
        /** The disclosure of a member stands for an array element, or the other way round. */
        DISCLOSURE_MISPLACED,
        /** The disclosure names a claim that must not be selectively disclosable. */
        NAME_RESERVED,
        /** The disclosure names a member that its object has already. */
        NAME_DOUBLED
    }

    private final Fault fault;

    MalformedSdJwtException(Fault fault, String message) {
        this(fault, message, null);
    }

    MalformedSdJwtException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
