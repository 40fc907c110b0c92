package io.sealrail.credential.canonical;

/** What we are willing to canonicalise; far above any credential, far below what could tie up a server. */
final class Limits {

    static final int MAX_DEPTH = 64;
    static final int MAX_VALUES = 4096;
    static final int MAX_CONTEXTS = 32;
    static final long MAX_CONTEXT_WORK = 1_000_000;
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

    /** A context that a type or property brings along is read anew for each object that has it. */
    static void checkContextWork(int contextValues, int values) {
        if ((long) contextValues * values > MAX_CONTEXT_WORK) {
            throw new DocumentTooComplexException("contexts too large for so many values");
        }
    }
}
