package io.sealrail.onchain.batch;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A batch as operators see it; what is not known yet is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchSummary(
        String batchId,
        BatchState state,
        String root,
        int leafCount,
        long chainId,
        String contract,
        Instant sealedAt,
        Instant sentAt,
        Instant confirmedAt,
        Instant finalAt,
        String transactionHash,
        Long blockNumber,
        int failures,
        String failureCode,
        Instant retryAt) {}
