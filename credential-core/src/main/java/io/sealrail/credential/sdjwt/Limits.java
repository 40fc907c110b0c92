package io.sealrail.credential.sdjwt;

/** What we are willing to read; far above any credential, far below what could tie up a server. */
final class Limits {

    /** Characters of the whole text, the key binding included. */
    static final int MAX_LENGTH = 256 * 1024;

    static final int MAX_DISCLOSURES = 1024;

    /** Objects and arrays within each other once everything is disclosed. */
    static final int MAX_DEPTH = 64;

    /** What RFC 9901, 9.3 recommends: 128 bits. */
    static final int MIN_SALT_BYTES = 16;

    private Limits() {}
}
