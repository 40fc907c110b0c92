package io.sealrail.verifier.result;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is looked at, and which of the summary's three answers it counts for. */
public enum Check {
    DOCUMENT(Summary.SIGNATURE),
    CONTEXT(Summary.SIGNATURE),
    DISCLOSURE(Summary.SIGNATURE),
    ISSUER(Summary.SIGNATURE),
    KEY(Summary.SIGNATURE),
    SIGNATURE(Summary.SIGNATURE),
    /** Whether whoever presents it is whom it was issued to. */
    KEY_BINDING(Summary.SIGNATURE),
    VALIDITY(Summary.EXPIRY),
    STATUS(Summary.REVOCATION),
    /** A proof that we do not check, beside one that we do. */
    PROOF(Summary.NONE),
    ANCHOR(Summary.NONE);

    /** The members of {@code checks}; {@code NONE} is information that changes no answer. */
    enum Summary {
        SIGNATURE,
        EXPIRY,
        REVOCATION,
        NONE
    }

    private final Summary summary;

    Check(Summary summary) {
        this.summary = summary;
    }

    Summary summary() {
        return summary;
    }

    /** The name in the answer, in lower case. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
