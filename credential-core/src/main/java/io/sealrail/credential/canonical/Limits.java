package io.sealrail.credential.canonical;

/** What we are willing to canonicalise; far above any credential, far below what could tie up a server. */
final class Limits {

    static final int MAX_DEPTH = 64;
    static final int MAX_VALUES = 8192;
    static final int MAX_CONTEXTS = 32;
    static final int MAX_CANONICALIZATION_STEPS = 20_000;

    private Limits() {}

    static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new DocumentTooComplexException("nested too deeply");
        }
    }

    static void checkValues(int values) {
        if (values > MAX_VALUES) {
            throw new DocumentTooComplexException("too many values");
        }
    }

    static void checkContexts(int contexts) {
        if (contexts > MAX_CONTEXTS) {
            throw new DocumentTooComplexException("too many contexts");
        }
    }
}
