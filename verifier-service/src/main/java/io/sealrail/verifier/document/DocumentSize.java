package io.sealrail.verifier.document;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.result.Finding;

/** Counts what a document has before anything costly is done with it. */
final class DocumentSize {

    private final VerifierConfig.Limits limits;
    private int values;

    DocumentSize(VerifierConfig.Limits limits) {
        this.limits = limits;
    }

    List<Finding> problems(JsonNode document) {
        if (isDeeperThan(limits.depth(), document)) {
            return List.of(Finding.DOCUMENT_TOO_DEEP);
        }
        return values > limits.values() ? List.of(Finding.DOCUMENT_TOO_LARGE) : List.of();
    }

    private boolean isDeeperThan(int levels, JsonNode value) {
        values++;
        if (levels < 0) {
            return true;
        }
        for (JsonNode member : value) {
            if (isDeeperThan(levels - 1, member)) {
                return true;
            }
        }
        return false;
    }
}
