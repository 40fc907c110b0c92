package io.sealrail.issuance.credential;

/** What to do when the user has an active credential of the program. */
public enum OnDuplicate {
    /** Answer with the one that exists. */
    IGNORE,
    /** Issue a new one and end the old. */
    REVOKE
}
