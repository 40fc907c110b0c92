package io.sealrail.issuance.webhook;

/** The answer of an accepted KYC webhook. */
record KycAnswer(boolean success, String coreClaimHash) {}
