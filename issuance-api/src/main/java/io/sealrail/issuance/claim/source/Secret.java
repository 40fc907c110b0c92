package io.sealrail.issuance.claim.source;

/** A text that no log shows. */
record Secret(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
