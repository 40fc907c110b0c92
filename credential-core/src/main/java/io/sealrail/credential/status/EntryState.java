package io.sealrail.credential.status;

/** The state of one credential in its status list; only revocation is final. */
public enum EntryState {
    VALID,
    SUSPENDED,
    REVOKED
}
