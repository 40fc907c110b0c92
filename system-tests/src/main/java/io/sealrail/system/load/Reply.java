package io.sealrail.system.load;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

/**
 * What one call came to.
 *
 * @param call the kind of call
 * @param status the HTTP status, 0 if no answer came
 * @param body a missing node if there is none, or if it is not JSON
 * @param retryAfter when to come again, {@code null} if it was not said
 */
record Reply(String call, int status, JsonNode body, Duration retryAfter, Outcome outcome) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

    static Reply of(String call, Http.Answer answer) {
        JsonNode body = json(answer.response().body());
        Duration retryAfter = answer.response()
                .headers()
                .firstValue("retry-after")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
        Outcome outcome = Outcome.of(answer.status(), body.path("code").asText(null), retryAfter != null);
        return new Reply(call, answer.status(), body, retryAfter, outcome);
    }

    /** No answer came. */
    static Reply none(String call, IOException failure) {
        return new Reply(call, 0, MissingNode.getInstance(), null, Outcome.of(failure));
    }

    boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** Whether it was refused for good with this code. */
    boolean isRefused(String code) {
        return outcome == Outcome.REFUSED && code.equals(code());
    }

    /** The error's code, {@code null} if it has none. */
    String code() {
        return body.path("code").asText(null);
    }

    /** A text member, {@code null} if it is absent or none. */
    String text(String member) {
        return body.path(member).textValue();
    }

    /** For the ledger: nothing that a client sent. */
    String told() {
        return call + " was answered with " + status + (code() == null ? "" : " " + code());
    }

    private static JsonNode json(String text) {
        try {
            return Demo.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
