/** Merkle trees of anchored hashes, as OpenZeppelin's StandardMerkleTree builds them. */
package io.sealrail.credential.merkle;
