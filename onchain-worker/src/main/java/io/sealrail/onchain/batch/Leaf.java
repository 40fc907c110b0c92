package io.sealrail.onchain.batch;

/** A credential and the 32 bytes that stand for it on chain. */
record Leaf(String credentialId, byte[] coreClaimHash) {}
