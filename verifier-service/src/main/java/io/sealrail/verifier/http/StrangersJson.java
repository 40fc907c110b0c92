package io.sealrail.verifier.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.Jws;
import io.sealrail.kit.work.Workers;

/** Reads JSON that somebody else served: on a worker thread, and no more of it than a document may have. */
@ApplicationScoped
public class StrangersJson {

    private static final int JWT_PARTS = 3;
    private static final int MAX_TOKENS = 20_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Workers workers;

    StrangersJson(Workers workers) {
        this.workers = workers;
    }

    /**
     * The JSON of a body, empty if it is none, is nested deeper than 64 levels or has more than 20,000 tokens.
     *
     * @return fails with {@link java.util.concurrent.RejectedExecutionException} when too much work is waiting
     */
    public Uni<Optional<JsonNode>> read(byte[] body) {
        return workers.onWorker(() -> parse(body));
    }

    /** The JWT in a body, its parts bounded alike; empty if it is none or wants something of us that we do not know. */
    public Uni<Optional<Jws>> readJwt(byte[] body) {
        return workers.onWorker(() -> {
            try {
                return parseJwt(new String(body, StandardCharsets.ISO_8859_1).strip());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Jws> parseJwt(String compact) {
        String[] parts = compact.split("\\.", JWT_PARTS + 1);
        if (parts.length != JWT_PARTS
                || !(parse(Base64Url.decode(parts[0])).orElse(null) instanceof ObjectNode header)
                || header.has("crit")
                || !(parse(Base64Url.decode(parts[1])).orElse(null) instanceof ObjectNode payload)) {
            return Optional.empty();
        }
        byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new Jws(header, payload, signed, Base64Url.decode(parts[2])));
    }

    static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
