package io.sealrail.credential.canonical;

/** What we are willing to canonicalise; far above any credential, far below what could tie up a server. */
final class Limits {

    static final int MAX_DEPTH = 64;

    private Limits() {}

    static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new DocumentTooComplexException("nested deeper than " + MAX_DEPTH);
        }
    }
}
