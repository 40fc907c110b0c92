/** Issuers' keys with their times: heard of by events, asked for once on a miss, read out of did:key and did:jwk. */
package io.sealrail.verifier.key;
