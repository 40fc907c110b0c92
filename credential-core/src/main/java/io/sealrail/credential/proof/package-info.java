/** W3C Data Integrity proofs with Ed25519. */
package io.sealrail.credential.proof;
