package io.sealrail.verifier.anchor;

/**
 * Where a credential's hash was anchored.
 *
 * @param credentialId the credential that the hash stands for
 * @param chainId EIP-155 chain id
 * @param transactionHash 0x-prefixed
 */
record Anchor(String credentialId, long chainId, String transactionHash) {}
