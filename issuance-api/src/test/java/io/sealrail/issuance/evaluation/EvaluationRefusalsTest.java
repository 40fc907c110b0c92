package io.sealrail.issuance.evaluation;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.claim.TestRegistry;
import io.sealrail.issuance.notaryaccess.TestNotary;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.evaluation.TestCalls.EVALUATIONS;
import static io.sealrail.issuance.evaluation.TestCalls.body;
import static io.sealrail.issuance.evaluation.TestCalls.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluationRefusalsTest {

    private static String key;
    private static String farmer;

    @Inject
    Pool pool;

    private TestRegistry registry;

    @BeforeEach
    void once() {
        registry = new TestRegistry(pool);
        if (key == null) {
            key = TestNotary.key();
            farmer = registry.farmer("3.25");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faultsOfClaims", "faultsOfParties", "faultsOfAttributes", "faultsOfTheRest"})
    void refusesWithThisStatusCodeAndSentence(
            String name, int status, String code, String sentence, Consumer<ObjectNode> fault) {
        ObjectNode body = body(farmer, "farm-size");
        fault.accept(body);
        refused(post(key, body), status, code).body("detail", containsString(sentence));
    }

    static Stream<Arguments> faultsOfClaims() {
        return Stream.of(
                invalid("unknown member", "does not know", body -> body.put("subject", "x")),
                invalid("claims missing", "claims is missing", body -> body.remove("claims")),
                invalid("claims empty", "claims is missing", body -> body.putArray("claims")),
                invalid("claim null", "a claim must be", body -> body.putArray("claims")
                        .addNull()),
                invalid("claim number", "a claim must be", body -> body.putArray("claims")
                        .add(1)),
                invalid("claim member", "members id and version", body -> claim(body)
                        .put("name", "x")),
                invalid("claim version", "version must be a string", body -> claim(body)
                        .put("version", 1)),
                invalid("claim twice", "a claim comes twice", body -> body.withArray("claims")
                        .add("farm-size")),
                invalid("33 claims", "more than 32 claims", body -> claims(body, 33)),
                invalid("claim id long", "a claim's id", body -> body.putArray("claims")
                        .add("x".repeat(129))));
    }

    static Stream<Arguments> faultsOfParties() {
        return Stream.of(
                invalid("target missing", "target is missing", body -> body.remove("target")),
                invalid("target type", "target.type is missing", body -> target(body)
                        .remove("type")),
                invalid("target id", "target.id", body -> target(body).put("id", "x".repeat(257))),
                invalid("target control", "target.id", body -> target(body).put("id", "a\nb")),
                invalid("identifiers many", "more than 16", body -> identifiers(body, 17)),
                invalid("scheme twice", "several identifiers", body -> identifiers(body, 1)
                        .addObject()
                        .put("scheme", "s0")
                        .put("value", "x")),
                invalid("identifier null", "must hold objects", body -> identifiers(body, 1)
                        .addNull()),
                invalid("identifier value", "value", body -> identifiers(body, 0)
                        .addObject()
                        .put("scheme", "a")));
    }

    static Stream<Arguments> faultsOfAttributes() {
        return Stream.of(
                invalid("attributes many", "more than 32", body -> IntStream.range(0, 33)
                        .forEach(i -> attributes(body).put("a" + i, i))),
                invalid("attribute large", "more than 4 KiB", body -> attributes(body)
                        .put("a", "x".repeat(4097))),
                invalid("attribute name", "attribute's name", body -> attributes(body)
                        .put("x".repeat(129), 1)),
                invalid("NUL in an attribute", "NUL", body -> attributes(body).put("a", "x\0y")),
                invalid("NUL in a name", "NUL", body -> attributes(body).put("x\0y", 1)),
                invalid("number without a double", "precision", body -> attributes(body)
                        .put("a", 9007199254740993L)));
    }

    static Stream<Arguments> faultsOfTheRest() {
        return Stream.of(
                invalid("disclosure", "disclosure must be", body -> body.put("disclosure", "all")),
                invalid("disclosure differs", "usual differs", body -> {
                    body.withArray("claims").add("smallholder-farmer");
                    body.remove("disclosure");
                }),
                invalid("purpose blank", "purpose", body -> body.put("purpose", " ")),
                invalid("relationship", "relationship.type", body -> body.putObject("relationship")),
                invalid("on behalf", "on_behalf_of.actor", body -> body.putObject("on_behalf_of")),
                invalid("requester", "requester.type", body -> body.putObject("requester")),
                invalid("other target", "another type", body -> target(body).put("type", "farm")),
                row(400, "auth.purpose_required", "purpose", body -> body.remove("purpose")),
                row(404, "claim.not_found", "unknown", body -> body.putArray("claims")
                        .add("no-such")),
                row(404, "claim.version_not_found", "version", body -> claim(body)
                        .put("version", "9.0")),
                row(403, "auth.scope_denied", "scope", body -> body.putArray("claims")
                        .add("registered-farmer")),
                row(403, "purpose.not_allowed", "purpose", body -> body.put("purpose", "curiosity")
                        .putArray("claims")
                        .add("smallholder-farmer")),
                row(400, "target.identifier_missing", "identifier", body -> identifiers(body, 1)),
                row(
                        404,
                        "target.not_found",
                        "no record",
                        body -> body.set("target", TestCalls.person(TestRegistry.nobody()))));
    }

    @Test
    void refusesADisclosureThatAClaimDoesNotAllow() {
        String scoped = TestNotary.key("farmer_registry:evidence");
        ObjectNode body = body(farmer, "farm-size", "registered-farmer").put("disclosure", "value");
        refused(post(scoped, body), 403, "claim.disclosure_not_allowed");
    }

    @Test
    void refusesAnAmbiguousTargetAndARuleThatFails() {
        String twice = registry.farmer("1");
        registry.add(twice, BigDecimal.TEN, "active");
        refused(post(key, body(twice, "farm-size")), 409, "request.conflict")
                .body("title", equalTo("Request conflict"))
                .body("reason", equalTo("target.match_ambiguous"));
        String unmeasured = TestRegistry.nobody();
        registry.add(unmeasured, null, "active");
        refused(post(key, body(unmeasured, "smallholder-farmer")), 500, "claim.rule_evaluation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "{\"purpose\":\"a\",\"purpose\":\"b\"}",
                "{\"purpose\":1}",
                "{\"purpose\":\"\\ud800\"}",
                "{\"target\":{\"type\":\"person\",\"attributes\":{\"a\":1e999}}}",
                "{\"claims\":{}}"
            })
    void refusesWhatIsNoSoundJson(String body) {
        refused(TestNotary.with(key).body(body).post(EVALUATIONS).then(), 400, "request.invalid");
    }

    @Test
    void refusesDeepNesting() {
        ObjectNode body = body(farmer, "farm-size");
        ObjectNode inner = attributes(body);
        for (int depth = 0; depth < 80; depth++) {
            inner = inner.putObject("a");
        }
        refused(post(key, body), 400, "request.invalid");
    }

    static ValidatableResponse refused(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .header("Content-Type", startsWith("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", endsWith("/problems/" + code.replace('.', '/')))
                .body("title", not(equalTo(code)))
                .body("request_id", startsWith("req_"));
    }

    private static Arguments invalid(String name, String sentence, Consumer<ObjectNode> fault) {
        return Arguments.of(name, 400, "request.invalid", sentence, fault);
    }

    private static Arguments row(int status, String code, String sentence, Consumer<ObjectNode> fault) {
        return Arguments.of(code, status, code, sentence, fault);
    }

    private static ObjectNode claim(ObjectNode body) {
        return body.putArray("claims").addObject().put("id", "farm-size");
    }

    private static void claims(ObjectNode body, int number) {
        ArrayNode claims = body.putArray("claims");
        IntStream.range(0, number).forEach(i -> claims.add("claim-" + i));
    }

    private static ObjectNode target(ObjectNode body) {
        return body.withObject("target");
    }

    private static ObjectNode attributes(ObjectNode body) {
        return target(body).withObject("attributes");
    }

    private static ArrayNode identifiers(ObjectNode body, int number) {
        ArrayNode identifiers = target(body).putArray("identifiers");
        IntStream.range(0, number)
                .forEach(i -> identifiers.addObject().put("scheme", "s" + i).put("value", "v"));
        return identifiers;
    }
}
