package io.sealrail.issuance.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An evaluation that is stored.
 *
 * @param evaluationId what a credential is asked for with
 * @param results in the order of the request
 */
@Schema(name = "Evaluation")
record EvaluationAnswer(
        @JsonProperty("evaluation_id") @Schema(examples = "01KDG6G4N0S4WC8Q2X9E1V7B3M")
        String evaluationId,

        List<ResultView> results) {

    static EvaluationAnswer of(KeptEvaluation kept) {
        return new EvaluationAnswer(kept.evaluation().evaluationId(), ResultView.of(kept));
    }
}
