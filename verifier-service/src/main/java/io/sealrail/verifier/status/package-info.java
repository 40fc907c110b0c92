/**
 * Whether a credential still stands: what the events tell, and the signed lists of status-list-service, which are checked as
 * if they came from a stranger (StatusList2021, Bitstring Status List 1.0).
 */
package io.sealrail.verifier.status;
