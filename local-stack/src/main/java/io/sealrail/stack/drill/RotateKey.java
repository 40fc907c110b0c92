package io.sealrail.stack.drill;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.http.HttpDoor;
import io.sealrail.stack.process.Await;

/**
 * Rotates an issuer's key as a drill: looks whether everything is in order, publishes the next key, waits until it signs, and
 * looks again. What was signed before must verify all the time.
 */
final class RotateKey {

    private static final int LOOKED_AT = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_MEMORY = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpDoor http = new HttpDoor();
    private final DrillOptions options;
    private final Map<String, String> operator;
    private final Consumer<String> say;

    RotateKey(DrillOptions options, Consumer<String> say) {
        this.options = options;
        this.operator = Map.of("authorization", "Bearer " + options.operatorToken());
        this.say = say;
    }

    /** @throws StackException with the sentence to tell when something does not hold */
    void run() {
        say.accept((options.dryRun() ? "Dry run: " : "") + "rotating the key of " + options.issuerDid() + " at "
                + options.baseUrl());
        JsonNode before = issuer();
        String signing = before.path("keyId").asText();
        requireNoRotationUnderWay(before);
        requireListed(signing);
        say.accept("  signs now: " + signing);
        List<String> documents = newestDocuments();
        verify(documents);
        if (options.dryRun()) {
            say.accept("  the next key would be published at once and sign after the overlap; " + signing
                    + " would stay in the DID document with the time of its end");
            say.accept("Nothing was changed.");
            return;
        }
        JsonNode after = required(http.send("POST", issuerUrl() + "/rotate-key", operator, null), "rotate-key");
        JsonNode next = nextKey(before, after);
        String nextId = next.path("keyId").asText();
        requireListed(nextId);
        requireListed(signing);
        say.accept("  published: " + nextId + ", signs from "
                + next.path("activeFrom").asText());
        verify(documents);
        awaitSigning(next, documents);
    }

    private void awaitSigning(JsonNode next, List<String> documents) {
        String nextId = next.path("keyId").asText();
        Instant from = Instant.parse(next.path("activeFrom").asText());
        if (from.isAfter(Instant.now().plus(LONGEST_WAIT))) {
            say.accept("It does not sign yet. After " + from + ", look again with --dry-run.");
            return;
        }
        boolean signs =
                Await.until(LONGEST_WAIT, () -> issuer().path("keyId").asText().equals(nextId));
        if (!signs) {
            throw new StackException(nextId + " does not sign " + LONGEST_WAIT.toSeconds() + " s after its time");
        }
        say.accept("  signs now: " + nextId);
        verify(documents);
        say.accept("The key is rotated; what the old one signed stays good.");
    }

    private static void requireNoRotationUnderWay(JsonNode issuer) {
        for (JsonNode key : issuer.path("keys")) {
            if (key.hasNonNull("activeFrom")
                    && Instant.parse(key.path("activeFrom").asText()).isAfter(Instant.now())) {
                throw new StackException(
                        "a rotation is under way: " + key.path("keyId").asText() + " does not sign yet; wait for it.");
            }
        }
    }

    /** The key of the second view that the first does not have. */
    private static JsonNode nextKey(JsonNode before, JsonNode after) {
        List<String> known = new ArrayList<>();
        before.path("keys").forEach(key -> known.add(key.path("keyId").asText()));
        return StreamSupport.stream(after.path("keys").spliterator(), false)
                .filter(key -> !known.contains(key.path("keyId").asText()))
                .filter(key -> key.path("purpose").asText().equals("assertion"))
                .findFirst()
                .orElseThrow(() -> new StackException("no next key was published"));
    }

    private JsonNode issuer() {
        return required(http.get(issuerUrl(), operator), "the issuer");
    }

    private String issuerUrl() {
        return options.baseUrl() + "/admin/v1/issuers/" + encoded(options.issuerDid());
    }

    /** The key stands in the DID document as everybody resolves it; a replica that has just answered may not know it for seconds. */
    private void requireListed(String keyId) {
        if (!Await.until(LONGEST_MEMORY, () -> isListed(keyId))) {
            throw new StackException(keyId + " is not in the DID document");
        }
    }

    private boolean isListed(String keyId) {
        String url = options.baseUrl() + "/1.0/identifiers/" + encoded(options.issuerDid());
        JsonNode resolved = required(http.get(url, Map.of()), "the DID document");
        JsonNode document = resolved.has("didDocument") ? resolved.path("didDocument") : resolved;
        return StreamSupport.stream(document.path("verificationMethod").spliterator(), false)
                .anyMatch(method -> method.path("id").asText().equals(keyId));
    }

    /** What a verifier would be sent for each of the newest valid credentials of the issuer. */
    private List<String> newestDocuments() {
        String query = "?status=VALID&limit=" + LOOKED_AT + "&issuerDid=" + encoded(options.issuerDid());
        JsonNode page = required(http.get(options.baseUrl() + "/admin/v1/credentials" + query, operator), "the search");
        List<String> requests = new ArrayList<>();
        for (JsonNode found : page.path("items")) {
            String id = found.path("vcId").asText();
            Answer document = http.get(options.baseUrl() + "/v1/credentials/" + encoded(id), operator);
            required(document.status(), document.text(), id);
            JsonNode credential = document.body().isObject()
                    ? document.body()
                    : json.getNodeFactory().textNode(document.text());
            requests.add(json.createObjectNode().set("credential", credential).toString());
        }
        return requests;
    }

    private void verify(List<String> requests) {
        for (String request : requests) {
            Answer answer = http.send("POST", options.baseUrl() + "/api/v1/credentials/verify", Map.of(), request);
            if (!required(answer, "verify").path("valid").asBoolean()) {
                throw new StackException("a credential of this issuer does not verify: " + answer.text());
            }
        }
        say.accept("  verified: the " + requests.size() + " newest valid credentials");
    }

    private static JsonNode required(Answer answer, String what) {
        required(answer.status(), answer.text(), what);
        return answer.body();
    }

    private static void required(int status, String text, String what) {
        if (status / 100 != 2) {
            throw new StackException(what + " was answered " + status + " " + text);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
