/**
 * revocation-service owns what can be revoked and every change of status with its reason and actor. It consumes
 * {@code issue-requested.v1} (a new credential, and the end of the one that it replaces) and {@code credential-withdrawn.v1},
 * and is the only publisher of {@code credential-status.v1}. Operators revoke, suspend and lift through its API, the admins of
 * agents revoke; it asks issuance-api for what is still under way, and status-list-service for the version that shows a change.
 */
package io.sealrail.revocation;
