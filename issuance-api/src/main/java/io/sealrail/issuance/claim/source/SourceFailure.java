package io.sealrail.issuance.claim.source;

import java.time.Duration;

/** A question that a source did not answer. The message names the kind of trouble, no address and nothing of the answer. */
public final class SourceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose trouble it is. */
    enum Kind {
        /** The source's, quickly known: asking again may help. */
        DOWN(true, true),
        /** The source's, and the time is over. */
        SLOW(false, true),
        /** The answer's for these parameters: it tells nothing of the next one, nor would asking again help. */
        ANSWER(false, false),
        /** The caller's: no record of this source can have such a value. Whether there is a record was not asked. */
        NO_MATCH(false, false),
        /** Ours: the source is not asked now, because of what it did to others. */
        SPARED(false, false);

        private final boolean again;
        private final boolean counts;

        Kind(boolean again, boolean counts) {
            this.again = again;
            this.counts = counts;
        }
    }

    private final Kind kind;
    private final Duration retryAfter;

    SourceFailure(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, Duration.ofSeconds(1));
    }

    SourceFailure(Kind kind, String message, Throwable cause, Duration retryAfter) {
        super(message, cause, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Whether the value can be nobody's; then asking again does not help, and whether there is a record is not known. */
    public boolean matchesNobody() {
        return kind == Kind.NO_MATCH;
    }

    /** When to ask again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    Kind kind() {
        return kind;
    }

    /** Whether asking again at once may help. */
    boolean again() {
        return kind.again;
    }

    /** Whether the circuit breaker counts it. */
    boolean counts() {
        return kind.counts;
    }
}
