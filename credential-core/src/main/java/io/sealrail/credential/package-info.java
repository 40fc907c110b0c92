/** Formats, proofs, status bits, Merkle trees and DIDs, in plain Java: no framework, no I/O, no clock. */
package io.sealrail.credential;
