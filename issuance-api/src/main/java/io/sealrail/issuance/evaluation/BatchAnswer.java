package io.sealrail.issuance.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.kit.http.Problem;

/**
 * What became of a batch.
 *
 * @param batchId a ULID
 * @param status {@code completed}: each item has succeeded or failed
 * @param claims ids, in the order of the request
 * @param items in the order of the request
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "BatchEvaluation")
record BatchAnswer(String batchId, String status, List<String> claims, List<Item> items, Summary summary) {

    /** How many items did what. */
    @Schema(name = "BatchEvaluationSummary")
    record Summary(long succeeded, long failed) {}

    /**
     * What became of an item.
     *
     * @param inputIndex its place in the request, from 0
     * @param evaluationId absent if it failed
     * @param status {@code succeeded} or {@code failed}
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "BatchEvaluationResult")
    record Item(
            int inputIndex,
            @JsonInclude(JsonInclude.Include.NON_NULL) String evaluationId,
            @Schema(enumeration = {"succeeded", "failed"}) String status,
            List<ResultView> claimResults,
            List<ItemError> errors) {}

    /**
     * Why an item failed: as the problem of a call of its own would be.
     *
     * @param reason a more specific code, where there is one
     * @param retryable whether the same may succeed later
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchEvaluationError")
    record ItemError(String code, String reason, String title, String detail, boolean retryable) {

        private static final int TOO_MANY = 429;
        private static final int UNAVAILABLE = 503;

        static ItemError of(Problem problem) {
            return new ItemError(
                    problem.code(),
                    problem.reason().orElse(null),
                    problem.title().orElse(problem.code()),
                    problem.getMessage(),
                    problem.status() == TOO_MANY || problem.status() == UNAVAILABLE);
        }
    }

    static BatchAnswer of(String batchId, GrantedClaims granted, List<BatchItem> items) {
        long failed = items.stream().filter(item -> item.kept() == null).count();
        return new BatchAnswer(
                batchId,
                "completed",
                granted.claims().stream().map(claim -> claim.ref().id()).toList(),
                items.stream().map(BatchAnswer::item).toList(),
                new Summary(items.size() - failed, failed));
    }

    private static Item item(BatchItem item) {
        return item.kept() == null
                ? new Item(item.index(), null, "failed", List.of(), List.of(ItemError.of(item.refusal())))
                : new Item(
                        item.index(),
                        item.kept().evaluation().evaluationId(),
                        "succeeded",
                        ResultView.of(item.kept()),
                        List.of());
    }
}
