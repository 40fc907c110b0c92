package io.sealrail.issuance.operator;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step of a credential's way.
 *
 * @param stage {@code accepted}, {@code relayed}, {@code batch}, {@code transaction}, {@code block}, {@code confirmed},
 *     {@code visible} (while the worker has confirmed it and the poll does not say so yet), {@code suspended} or {@code revoked}
 * @param state {@code done}, {@code pending}, {@code failed}, or {@code unknown} when whoever knows did not answer
 * @param at when it was done
 * @param details ids, hashes and codes; never a claim. A step beyond its deadline has {@code overdue: true},
 *     {@code waitingSeconds} and {@code deadlineSeconds}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "TimelineStage", examples = """
                {"stage":"transaction","state":"done","at":"2026-01-19T07:18:47Z",
                "details":{"hash":"0x5a…","nonce":7,"attempts":["0x5a…"]}}""")
record Stage(String stage, String state, Instant at, Map<String, Object> details) {

    static Stage done(String stage, Instant at, Map<String, Object> details) {
        return new Stage(stage, "done", at, details);
    }

    static Stage pending(String stage) {
        return new Stage(stage, "pending", null, Map.of());
    }

    static Stage failed(String stage, Map<String, Object> details) {
        return new Stage(stage, "failed", null, details);
    }

    static Stage unknown(String stage) {
        return new Stage(stage, "unknown", null, Map.of("reason", "onchain-worker did not answer"));
    }
}
