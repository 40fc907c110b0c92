/**
 * Issuers' keys with their times: of ours heard by events and asked for on a miss, read out of did:key and did:jwk, fetched from
 * the hosts of other did:web and https issuers.
 */
package io.sealrail.verifier.key;
