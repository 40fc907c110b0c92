package io.sealrail.credential.proof;

/** The Ed25519 proof kinds of W3C Data Integrity EdDSA Cryptosuites 1.0. */
public enum Cryptosuite {
    /** Legacy type {@code Ed25519Signature2020}; the document's context must define its terms. */
    ED25519_SIGNATURE_2020("Ed25519Signature2020", null),
    /** {@code DataIntegrityProof} over RDFC-1.0. */
    EDDSA_RDFC_2022("DataIntegrityProof", "eddsa-rdfc-2022"),
    /** {@code DataIntegrityProof} over RFC 8785. */
    EDDSA_JCS_2022("DataIntegrityProof", "eddsa-jcs-2022");

    private final String type;
    private final String id;

    Cryptosuite(String type, String id) {
        this.type = type;
        this.id = id;
    }

    /** The proof's {@code type}. */
    public String type() {
        return type;
    }

    /** The proof's {@code cryptosuite}, or {@code null} if its type says it all. */
    public String id() {
        return id;
    }
}
