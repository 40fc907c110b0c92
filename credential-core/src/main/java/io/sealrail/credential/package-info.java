/**
 * Canonical forms, keys, proofs, status bits, Merkle trees and DIDs, in plain Java: no framework, no I/O, no clock.
 *
 * <p>JSON is Jackson at every public door. Nothing is fetched: JSON-LD contexts are bundled, or given by the caller.
 */
package io.sealrail.credential;
