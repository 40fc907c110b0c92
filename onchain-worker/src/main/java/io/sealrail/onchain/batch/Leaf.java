package io.sealrail.onchain.batch;

/**
 * A credential and the 32 bytes that stand for it on chain.
 *
 * @param traceparent where the trace of its call goes on, or {@code null} if nobody follows it
 */
record Leaf(String credentialId, byte[] coreClaimHash, String traceparent) {

    private static final int LONGEST_ID = 200;

    /** A leaf that nobody follows. */
    Leaf(String credentialId, byte[] coreClaimHash) {
        this(credentialId, coreClaimHash, null);
    }

    /** Whether a credential can have this id at all: PostgreSQL refuses the character NUL in any text. */
    static boolean isPossibleId(String credentialId) {
        return credentialId.length() <= LONGEST_ID && credentialId.indexOf('\0') < 0;
    }
}
