package io.sealrail.verifier.verify;

/** Tells a text that is an SD-JWT, be it a bad one, from one that is something else. */
final class CompactSdJwt {

    private CompactSdJwt() {}

    /** Every SD-JWT has a tilde, without disclosures, too (RFC 9901, 4). */
    static boolean isOne(String text) {
        return text != null && text.indexOf('~') >= 0;
    }
}
