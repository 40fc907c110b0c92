package io.sealrail.verifier.status;

import io.sealrail.verifier.result.Finding;

/**
 * A status list, or why there is none.
 *
 * @param list the list, {@code null} if there is a problem
 * @param problem why, {@code null} if there is a list
 */
record ListLookup(StatusList list, Finding problem) {

    static ListLookup found(StatusList list) {
        return new ListLookup(list, null);
    }

    static ListLookup none(Finding problem) {
        return new ListLookup(null, problem);
    }
}
