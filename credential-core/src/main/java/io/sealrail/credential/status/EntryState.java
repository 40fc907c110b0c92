package io.sealrail.credential.status;

/** The state of one credential in its status list; only revocation is final. */
public enum EntryState {
    VALID(0),
    SUSPENDED(2),
    REVOKED(1);

    private final byte token;

    EntryState(int token) {
        this.token = (byte) token;
    }

    /** The status type of a Token Status List: 0 VALID, 1 INVALID, 2 SUSPENDED (draft-ietf-oauth-status-list, 7.1). */
    public byte token() {
        return token;
    }
}
