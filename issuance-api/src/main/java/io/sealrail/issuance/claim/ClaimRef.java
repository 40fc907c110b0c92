package io.sealrail.issuance.claim;

/** One version of a claim. */
public record ClaimRef(String id, String version) {

    /** {@code id@version}. */
    public String name() {
        return id + "@" + version;
    }
}
