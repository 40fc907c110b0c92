/**
 * Owns leaves, batches and the transactions signed for them. Consumes {@code issue-requested.v1}; publishes
 * {@code batch-sealed.v1} before a batch's transaction is sent and {@code credential-onchain.v1} when it is confirmed; serves
 * inclusion proofs. One replica at a time seals and sends, under the lease {@code anchor-sender}.
 */
package io.sealrail.onchain.batch;
