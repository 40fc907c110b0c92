package io.sealrail.onchain.batch;

/** Whose nonces are counted: an account on a chain. */
record SenderAccount(long chainId, String address) {}
