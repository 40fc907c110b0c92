/**
 * Says whether a credential holds, and why. Owns a read model of keys, contexts, anchors and statuses that the other
 * services' events fill; losing it loses nothing. Consumes {@code issuer-key-published.v1}, {@code program-published.v1},
 * {@code status-list-published.v1}, {@code credential-status.v1} and {@code credential-onchain.v1}; publishes nothing. Asks
 * issuance-api for a key or a context that it has not heard of yet, status-list-service for the signed lists, and the hosts of
 * strangers, through a guarded client, for DID documents, issuer metadata and, once the signature is good, status lists.
 */
package io.sealrail.verifier;
