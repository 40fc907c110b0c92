package io.sealrail.issuance.claim;

import java.util.List;

/** The media types of answers. */
public final class Formats {

    /** An answer as JSON. */
    public static final String CLAIM_RESULT = "application/vnd.registry-notary.claim-result+json";

    /** An answer as JSON-LD in terms of the Core Criterion and Core Evidence Vocabulary. */
    public static final String CCCEV = "application/ld+json; profile=\"cccev\"";

    /** An answer that can become an SD-JWT VC. */
    public static final String SD_JWT = "application/dc+sd-jwt";

    /** All of them, the default first. */
    public static final List<String> ALL = List.of(CLAIM_RESULT, CCCEV, SD_JWT);

    private Formats() {}
}
