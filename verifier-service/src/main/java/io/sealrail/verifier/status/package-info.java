/**
 * Whether a credential still stands: what the events tell, and the signed lists, ours and strangers', which are all checked
 * alike (StatusList2021, Bitstring Status List 1.0, Token Status List).
 */
package io.sealrail.verifier.status;
