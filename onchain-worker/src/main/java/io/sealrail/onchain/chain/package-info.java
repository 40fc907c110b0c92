/**
 * A small Ethereum client: RLP, EIP-1559 transactions signed with secp256k1, JSON-RPC, and the calls of the anchor contract.
 * It knows no rows and no batches.
 */
package io.sealrail.onchain.chain;
