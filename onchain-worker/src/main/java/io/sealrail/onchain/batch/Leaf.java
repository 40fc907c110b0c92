package io.sealrail.onchain.batch;

/** A credential and the 32 bytes that stand for it on chain. */
record Leaf(String credentialId, byte[] coreClaimHash) {

    private static final int LONGEST_ID = 200;

    /** Whether a credential can have this id at all: PostgreSQL refuses the character NUL in any text. */
    static boolean isPossibleId(String credentialId) {
        return credentialId.length() <= LONGEST_ID && credentialId.indexOf('\0') < 0;
    }
}
