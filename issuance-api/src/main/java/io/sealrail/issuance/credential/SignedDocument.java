package io.sealrail.issuance.credential;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.core.MediaType;

/**
 * A signed credential as it is sent.
 *
 * @param mediaTypes what it can be sent as, the usual one first
 */
record SignedDocument(String text, List<MediaType> mediaTypes) {

    static final String VC = "application/vc";
    static final String VC_LD_JSON = "application/vc+ld+json";
    static final String SD_JWT = "application/dc+sd-jwt";

    private static final String NOTARY = "notary";
    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(VC), MediaType.valueOf(VC_LD_JSON));

    /** Of an SD-JWT only what the issuer signed is stored: sent without disclosures, it ends in {@code ~} (RFC 9901 section 4). */
    static SignedDocument of(String kind, String stored) {
        return NOTARY.equals(kind)
                ? new SignedDocument(stored + "~", List.of(MediaType.valueOf(SD_JWT)))
                : new SignedDocument(stored, JSON);
    }

    /** What it is sent as to who accepts these, the dearest first; empty if it cannot be. */
    Optional<MediaType> mediaType(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(range -> mediaTypes.stream().filter(range::isCompatible))
                .findFirst();
    }
}
