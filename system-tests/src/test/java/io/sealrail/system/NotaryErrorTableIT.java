package io.sealrail.system;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;

import static io.sealrail.system.NotaryErrors.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every refusal of issuing from an evaluation, provoked through the gateway with nothing but the demo file's {@code notary}. */
class NotaryErrorTableIT {

    private static final Demo DEMO = SystemStack.get().demo();
    private static final NotaryClient CLIENT = NotaryClient.of(DEMO);
    private static final HolderKey WALLET = HolderKey.generate();
    private static final String EVALUATION = CLIENT.evaluated();
    private static final String NO_EVALUATION = "01HX7Y5F2WAJ7ZP0Q4M5K9E8NC";
    /** The example's holder: its key is no point of the curve. */
    private static final String HOLDER_OF_THE_EXAMPLE =
            "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6IjExcVlBWUt4Q3JmVlNfM1hEYlhKQzJBZ1lJNTdxWHpjUzdQMFc1WTlmNFkifQ";

    /** A farmer of this test's own. */
    private static final ObjectNode SELF = CLIENT.target();

    static {
        ((ObjectNode) SELF.at("/identifiers/0")).put("value", "F-1031");
    }

    private final Http http = new Http(DEMO.baseUrl());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"evaluation_id\":7}",
                "{\"evaluation_id\":\"a\",\"holder\":\"b\"}",
                "{\"evaluation_id\":\"a\",\"claims\":\"b\"}",
                "{\"evaluation_id\":\"a\",\"evaluationId\":\"b\"}"
            })
    void answers400ToABodyThatIsNone(String body) {
        assertRefused(400, "request.invalid", http.post("/v1/credentials", body, "X-Api-Key", CLIENT.key()));
    }

    @Test
    void answers400ToAnIdempotencyKey() {
        String body = CLIENT.issuing(EVALUATION, WALLET).toString();
        assertRefused(
                400,
                "request.invalid",
                http.post("/v1/credentials", body, "X-Api-Key", CLIENT.key(), "Idempotency-Key", "a"));
    }

    @Test
    void answers400ToTwoKindsOfCredentials() {
        assertRefused(
                400,
                "auth.multiple_credentials",
                http.post(
                        "/v1/credentials", "{", "X-Api-Key", CLIENT.key(), "Authorization", "Bearer " + CLIENT.key()));
    }

    static Stream<Arguments> badProofs() {
        long now = System.currentTimeMillis() / 1000;
        return Stream.of(
                bad("of another type", (header, claims) -> header.put("typ", "JWT")),
                bad("of no type", (header, claims) -> header.remove("typ")),
                bad("unsigned, it says", (header, claims) -> header.put("alg", "none")),
                bad(
                        "brings a key",
                        (header, claims) ->
                                header.set("jwk", HolderKey.generate().publicJwk())),
                bad("critical", (header, claims) -> header.putArray("crit").add("exp")),
                bad(
                        "for another holder",
                        (header, claims) ->
                                claims.put("sub", HolderKey.generate().did())),
                bad("for another service", (header, claims) -> claims.put("aud", "https://other.example")),
                bad("for another evaluation", (header, claims) -> claims.put("evaluation_id", NO_EVALUATION)),
                bad("for another profile", (header, claims) -> claims.put("credential_profile", "other")),
                bad("for another disclosure", (header, claims) -> claims.put("disclosure", "value")),
                bad("for one claim only", (header, claims) -> claims.putArray("claims")
                        .add(CLIENT.claims().get(0))),
                bad("without id", (header, claims) -> claims.remove("jti")),
                bad("empty id", (header, claims) -> claims.put("jti", "")),
                bad("an id of ours", (header, claims) -> claims.put("jti", "urn:ulid:" + NO_EVALUATION)),
                bad("old", (header, claims) -> claims.put("iat", now - 200).put("exp", now + 60)),
                bad("of the future", (header, claims) -> claims.put("iat", now + 90)
                        .put("exp", now + 120)),
                bad("long-lived", (header, claims) -> claims.put("exp", now + 400)),
                bad("over", (header, claims) -> claims.put("iat", now - 60).put("exp", now - 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badProofs")
    void answers400ToAProofThatIsNone(String name, Fault fault) {
        ObjectNode header = Demo.JSON.createObjectNode().put("alg", "EdDSA").put("typ", "kb+jwt");
        ObjectNode claims = CLIENT.proof(EVALUATION).claimsOf(WALLET);
        fault.into(header, claims);
        assertRefused(
                400,
                "credential.holder_proof_required",
                CLIENT.issue(CLIENT.issuing(EVALUATION, WALLET.did(), WALLET.sign(header, claims))));
    }

    @Test
    void answers400WithoutAHolderWhoCanProveIt() {
        String proof = CLIENT.proof(EVALUATION).signedWith(WALLET);
        ObjectNode nobody = CLIENT.issuing(EVALUATION, WALLET);
        nobody.putNull("holder");
        ObjectNode unproved = CLIENT.issuing(EVALUATION, WALLET);
        ((ObjectNode) unproved.path("holder")).remove("proof");
        ObjectNode unbound = CLIENT.issuing(EVALUATION, WALLET);
        ((ObjectNode) unbound.path("holder")).put("binding", "none");
        String method = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
        Stream.of(
                        nobody,
                        unproved,
                        unbound,
                        CLIENT.issuing(EVALUATION, method, proof),
                        CLIENT.issuing(EVALUATION, HolderKey.generate().did(), proof),
                        CLIENT.issuing(EVALUATION, HOLDER_OF_THE_EXAMPLE, proof),
                        CLIENT.issuing(EVALUATION, WALLET.did(), "a.b.c"))
                .forEach(request -> assertRefused(400, "credential.holder_proof_required", CLIENT.issue(request)));
    }

    @Test
    void answers400ToMoreThanWasEvaluated() {
        ObjectNode more = CLIENT.issuing(EVALUATION, WALLET);
        more.withArray("claims").add("of-age");
        assertRefused(400, "credential.disclosure_widening", CLIENT.issue(more));
        ObjectNode evaluation = CLIENT.evaluation().put("disclosure", "predicate");
        String predicates = NotaryClient.accepted(CLIENT.evaluate(evaluation)).text("evaluation_id");
        assertRefused(400, "credential.disclosure_widening", CLIENT.issue(CLIENT.issuing(predicates, WALLET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sealrail_notary_1", "no key"})
    void answers401BeforeItLooksAtTheBody(String key) {
        for (String call : List.of("/v1/credentials", "/v1/evaluations", "/v1/batch-evaluations")) {
            Http.Answer answer = http.post(call, "{", "X-Api-Key", key);
            assertRefused(401, "auth.missing_credential", answer);
            assertEquals(
                    "Bearer",
                    answer.response().headers().firstValue("www-authenticate").orElse(""));
            assertRefused(401, "auth.missing_credential", http.post(call, "{", "Authorization", "Bearer " + key));
            assertRefused(401, "auth.missing_credential", http.post(call, "{"));
        }
    }

    @Test
    void answers403ToAKeyThatMayNotIssue() {
        NotaryClient limited = NotaryClient.limited(DEMO);
        String evaluation = limited.evaluated();
        assertRefused(403, "auth.scope_denied", limited.issue(limited.issuing(evaluation, WALLET)));
        NotaryClient.accepted(CLIENT.issue(CLIENT.issuing(evaluation, WALLET)));
    }

    @Test
    void answers403ToWhatDiffersFromTheEvaluation() {
        ObjectNode fewer = CLIENT.issuing(EVALUATION, WALLET);
        fewer.putArray("claims").add(CLIENT.claims().get(0));
        ObjectNode purpose = CLIENT.issuing(EVALUATION, WALLET).put("purpose", "subsidy_check");
        assertRefused(403, "evaluation.binding_mismatch", CLIENT.issue(fewer));
        assertRefused(403, "evaluation.binding_mismatch", CLIENT.issue(purpose));
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_EVALUATION, "no id", "../x"})
    void answers404ToAnEvaluationThatIsNotThere(String evaluation) {
        assertRefused(404, "evaluation.not_found", CLIENT.issue(CLIENT.issuing(evaluation, WALLET)));
    }

    @Test
    void answers406ToAnotherFormat() {
        ObjectNode request = CLIENT.issuing(EVALUATION, WALLET).put("format", "application/jwt");
        assertRefused(406, "format.unsupported", CLIENT.issue(request));
    }

    @Test
    void answers409ToAProofThatWasUsedAndToATargetThatIsNotOne() {
        ObjectNode request = CLIENT.issuing(EVALUATION, WALLET);
        NotaryClient.accepted(CLIENT.issue(request));
        JsonNode replay = assertRefused(409, "request.conflict", CLIENT.issue(request));
        assertEquals("credential.holder_proof_replay", replay.path("reason").asText());

        ObjectNode target = Demo.JSON.createObjectNode().put("type", "household");
        target.putArray("identifiers").addObject().put("scheme", "household_id").put("value", "H-503");
        ObjectNode household = CLIENT.evaluation(List.of("household-farmer"), target)
                .put("purpose", "subsidy_check")
                .put("format", "application/vnd.registry-notary.claim-result+json");
        JsonNode ambiguous = assertRefused(409, "request.conflict", CLIENT.evaluate(household));
        assertEquals("target.match_ambiguous", ambiguous.path("reason").asText());
    }

    @Test
    void answers413ToABodyOrABatchThatIsTooLarge() {
        String large = "{\"evaluation_id\":\"" + "a".repeat(2 << 20) + "\"}";
        assertRefused(413, "request.too_large", http.post("/v1/credentials", large, "X-Api-Key", CLIENT.key()));
        JsonNode batch = assertRefused(413, "request.too_large", CLIENT.post("/v1/batch-evaluations", batch(101)));
        assertEquals("batch.too_large", batch.path("reason").asText());
    }

    /** A farmer may ask about himself 600 times a minute: whoever asks in batches gets there in time. */
    @Test
    void answers429ToWhoAsksAboutHimselfWithoutEnd() {
        ObjectNode alone = CLIENT.evaluation(List.of("farmer-registered"), SELF);
        alone.set("requester", SELF);
        Http.Answer answer = CLIENT.evaluate(alone);
        for (int batch = 0; batch < 15 && answer.status() == 200; batch++) {
            NotaryClient.accepted(CLIENT.post("/v1/batch-evaluations", batch(100)));
            answer = CLIENT.evaluate(alone);
        }
        assertRefused(429, "self_attestation.rate_limited", answer);
        long pause = answer.response().headers().firstValueAsLong("retry-after").orElse(0);
        assertTrue(pause >= 1 && pause <= 60, "retry after " + pause);
    }

    private static ObjectNode batch(int items) {
        ObjectNode batch = CLIENT.evaluation(List.of("farmer-registered"), SELF);
        batch.remove("target");
        for (int item = 0; item < items; item++) {
            ObjectNode asked = batch.withArray("items").addObject();
            asked.set("target", SELF);
            asked.set("requester", SELF);
        }
        return batch;
    }

    @Test
    void answers501ToAnUnknownProfile() {
        ObjectNode request = CLIENT.issuing(EVALUATION, WALLET).put("credential_profile", "no_such_profile");
        assertRefused(501, "credential.issuer_not_configured", CLIENT.issue(request));
    }

    /** The body; its type leads to a document about the code. */
    private JsonNode assertRefused(int status, String code, Http.Answer answer) {
        JsonNode problem = assertProblem(status, code, answer);
        String type = problem.path("type").asText();
        assertTrue(type.startsWith(DEMO.baseUrl() + "/problems/"), type);
        Http.Answer document = http.get(type.substring(DEMO.baseUrl().length()));
        assertEquals(200, document.status(), type);
        assertTrue(document.response().body().contains(code), type);
        return problem;
    }

    private static Arguments bad(String name, Fault fault) {
        return Arguments.of(name, fault);
    }

    /** One thing that is wrong with a proof. */
    private interface Fault {
        void into(ObjectNode header, ObjectNode claims);
    }
}
