package io.sealrail.system.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Set;

/** What a careful client may conclude from an answer, or from none, about what it asked for. */
enum Outcome {
    /** It was done. */
    DONE,
    /** It was not even begun; the same call may be made later. */
    AGAIN,
    /** It may have been done, may yet be done, or not. */
    LOST,
    /** It was not done and never will be. */
    REFUSED;

    /** The 503s that are given before anything is stored; any other may follow a commit whose answer the service lost itself. */
    private static final Set<String> NOT_BEGUN = Set.of(
            "QUEUE_FULL",
            "BACKLOG_FULL",
            "STOPPING",
            "NOT_READY",
            "STATUS_LISTS_NOT_READY",
            "REVOCATION_UNDER_WAY",
            "SERVICE_UNAVAILABLE",
            "source.unavailable");

    /** The Notary API's words for what may or may not have been done, which it gives with 500 as its published errors have them. */
    private static final Set<String> NOTARY_CANNOT_TELL = Set.of("credential.issuance_failed", "audit.write_failed");

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * Of an answer.
     *
     * @param code the error's code, {@code null} if it has none
     * @param retryAfter whether it says when to come again
     */
    static Outcome of(int status, String code, boolean retryAfter) {
        if (status >= 200 && status < 300) {
            return DONE;
        }
        if (status == TOO_MANY || status == 409 && retryAfter) {
            return AGAIN;
        }
        if (status == UNAVAILABLE && code != null && NOT_BEGUN.contains(code)) {
            return AGAIN;
        }
        return status >= 500 || status == 408 ? LOST : REFUSED;
    }

    /** Of no answer: only who never got a connection knows that nothing was begun. */
    static Outcome of(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException ? AGAIN : LOST;
    }

    /** Whether trying once more can tell more. */
    boolean isOpen() {
        return this == AGAIN || this == LOST;
    }

    /** Whether such an answer may not be given under faults: 502, 504, and 503 that says when to come again may. */
    static boolean isOdd(int status, String code, boolean retryAfter) {
        boolean passing = status == 502
                || status == 504
                || status == UNAVAILABLE && retryAfter
                || status == 500 && code != null && NOTARY_CANNOT_TELL.contains(code);
        return status >= 500 && !passing || status >= 300 && status < 400;
    }
}
