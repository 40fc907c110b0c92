package io.sealrail.issuance.evaluation;

import io.sealrail.kit.http.Problem;

/**
 * What became of one item of a batch.
 *
 * @param index its place in the request
 * @param kept its evaluation, or {@code null}
 * @param refusal why there is none, or {@code null}
 */
record BatchItem(int index, KeptEvaluation kept, Problem refusal) {}
