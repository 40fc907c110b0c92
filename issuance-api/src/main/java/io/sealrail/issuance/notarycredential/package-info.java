/**
 * Credentials from evaluations: what a request may ask for, the holder's proof and its use, once, the signed SD-JWT VC, and its
 * public status. Owns {@code notary_credentials} and {@code used_holder_proofs}; publishes {@code issue-requested.v1} of kind
 * {@code notary}. The order of the checks is in docs/adr/0018.
 */
package io.sealrail.issuance.notarycredential;
