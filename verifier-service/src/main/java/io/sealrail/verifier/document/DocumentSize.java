package io.sealrail.verifier.document;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

/** Counts what a document has before anything costly is done with it. */
public final class DocumentSize {

    private final VerifierConfig.Limits limits;
    private int values;

    /** Counts once. */
    public DocumentSize(VerifierConfig.Limits limits) {
        this.limits = limits;
    }

    /** The first limit that is passed; what comes after it is not counted. */
    public List<Finding> problems(JsonNode document) {
        return problem(limits.depth(), document).stream().toList();
    }

    private Optional<Finding> problem(int levels, JsonNode value) {
        if (levels < 0) {
            return Optional.of(Finding.DOCUMENT_TOO_DEEP);
        }
        if (++values > limits.values()) {
            return Optional.of(Finding.DOCUMENT_TOO_LARGE);
        }
        for (JsonNode member : value) {
            Optional<Finding> problem = problem(levels - 1, member);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
