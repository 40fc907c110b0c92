package io.sealrail.issuance.evaluation;

/**
 * All that is kept of an evaluation.
 *
 * @param target whom it is about
 * @param requester who asked for it, or {@code null} if the request did not say
 */
record KeptEvaluation(StoredEvaluation evaluation, PartyReference target, PartyReference requester) {}
