/**
 * status-list-service owns the status lists: their signing keys, the state of every entry, and the signed bytes of each
 * version. It consumes {@code issuer-key-published.v1} (makes the lists of an issuer) and {@code credential-status.v1}
 * (changes entries), and publishes {@code status-list-published.v1}. A version is a pure function of the rows; one replica
 * at a time builds and signs it, every replica serves it from memory. revocation-service may tell of its changes ahead of
 * their events, to learn which version shows them.
 */
package io.sealrail.statuslist;
