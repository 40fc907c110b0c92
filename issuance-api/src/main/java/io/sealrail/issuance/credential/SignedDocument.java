package io.sealrail.issuance.credential;

import java.util.Optional;

/**
 * A signed credential as it is stored.
 *
 * @param mediaType the only one that it can be sent as; empty for JSON under any name
 */
record SignedDocument(String text, Optional<String> mediaType) {

    static final String SD_JWT = "application/dc+sd-jwt";

    private static final String NOTARY = "notary";

    /** Of an SD-JWT only what the issuer signed is stored: sent without disclosures, it ends in {@code ~} (RFC 9901 section 4). */
    static SignedDocument of(String kind, String stored) {
        return NOTARY.equals(kind)
                ? new SignedDocument(stored + "~", Optional.of(SD_JWT))
                : new SignedDocument(stored, Optional.empty());
    }
}
