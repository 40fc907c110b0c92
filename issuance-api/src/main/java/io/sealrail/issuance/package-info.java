/**
 * issuance-api: who may issue, with which keys and rules, for whom, and what was issued. Owns partners, issuers with their
 * encrypted keys, programs with their contexts, users and consents, organisations with their members and API keys, agents with
 * their versions and keys, issued credentials and the counters of status indexes. Publishes {@code issue-requested.v1},
 * {@code credential-withdrawn.v1}, {@code issuer-key-published.v1} and {@code program-published.v1}; consumes
 * {@code status-list-published.v1}, {@code credential-onchain.v1} and {@code credential-status.v1}.
 */
package io.sealrail.issuance;
