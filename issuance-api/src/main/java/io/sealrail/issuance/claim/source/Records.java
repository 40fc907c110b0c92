package io.sealrail.issuance.claim.source;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON of sources: strict, with numbers as they were written. */
final class Records {

    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Records() {}

    /** @throws SourceFailure if this is no JSON */
    static JsonNode any(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new SourceFailure(SourceFailure.Kind.ANSWER, "answer is not JSON", null);
        }
    }

    /** @throws SourceFailure if this is no JSON object */
    static ObjectNode object(byte[] json) {
        return object(any(json));
    }

    /** @throws SourceFailure if this is no JSON object */
    static ObjectNode object(JsonNode json) {
        if (!(json instanceof ObjectNode record)) {
            throw new SourceFailure(SourceFailure.Kind.ANSWER, "record is no JSON object", null);
        }
        return record;
    }
}
