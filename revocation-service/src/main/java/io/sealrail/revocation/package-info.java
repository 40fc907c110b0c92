/**
 * revocation-service owns what can be revoked and every change of status with its reason and actor. It consumes
 * {@code issue-requested.v1} (a new credential, and the end of the one that it replaces) and is the only publisher of
 * {@code credential-status.v1}. Operators revoke through its API; for a credential whose event is still under way it asks
 * issuance-api.
 */
package io.sealrail.revocation;
