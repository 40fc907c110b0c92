package io.sealrail.issuance.claim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.issuance.claim.source.SourceSettings;
import io.sealrail.issuance.claim.source.Sources;
import io.sealrail.kit.http.Problem;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class EvaluateClaimsTest {

    @Inject
    EvaluateClaims evaluateClaims;

    @Inject
    NotaryRules rules;

    @Inject
    Sources sources;

    @Inject
    Config environment;

    @Inject
    Pool pool;

    private TestRegistry registry;

    @BeforeEach
    void fill() {
        registry = new TestRegistry(pool);
    }

    @Test
    void answersEveryKindOfRuleInTheOrderOfTheRequest() {
        String small = registry.farmer("3.20");
        assertEquals(
                List.of("farm-size 3.2 true", "smallholder-farmer true true", "registered-farmer true true"),
                answers(person(small), "farm-size", "smallholder-farmer", "registered-farmer"));
        String large = registry.farmer("50");
        assertEquals(
                List.of("smallholder-farmer false false", "farm-size 50 true"),
                answers(person(large), "smallholder-farmer", "farm-size"));
        assertEquals(
                List.of("farm-size 3.123456789012345678 true"),
                answers(person(registry.farmer("3.123456789012345678")), "farm-size"));
        String unmeasured = TestRegistry.nobody();
        registry.add(unmeasured, null, "active");
        assertEquals(List.of("farm-size null false"), answers(person(unmeasured), "farm-size"));
    }

    @Test
    void saysThatSomebodyIsNotInTheRegistry() {
        assertEquals(
                List.of("registered-farmer false false"), answers(person(TestRegistry.nobody()), "registered-farmer"));
        assertRefused(404, "target.not_found", null, person(TestRegistry.nobody()), "registered-farmer", "farm-size");
    }

    @Test
    void refusesToChooseBetweenRecords() {
        String twice = registry.farmer("1");
        registry.add(twice, BigDecimal.TEN, "active");
        assertRefused(409, "request.conflict", "target.match_ambiguous", person(twice), "registered-farmer");
    }

    @Test
    void refusesATargetThatCannotBeLookedUp() {
        assertRefused(400, "target.identifier_missing", null, person(null), "farm-size");
        assertRefused(400, "target.identifier_missing", null, person(" "), "farm-size");
        assertRefused(400, "request.invalid", null, person("x".repeat(257)), "farm-size");
        assertRefused(400, "request.invalid", null, target("farm", "FR-1"), "farm-size");
        Target twoIds = new Target("person", null, List.of(identifier("FR-1"), identifier("FR-2")), Map.of());
        assertRefused(400, "request.invalid", null, twoIds, "farm-size");
    }

    @Test
    void saysThatARuleCouldNotBeEvaluated() {
        String unmeasured = TestRegistry.nobody();
        registry.add(unmeasured, null, "active");
        assertRefused(500, "claim.rule_evaluation_failed", null, person(unmeasured), "smallholder-farmer");
    }

    @Test
    void saysWhenToAskASourceAgainThatIsDown() throws Exception {
        Problem refused = refusedBy("${SEALRAIL_DB_URL}", "postgresql://localhost:1/x", person("FR-1"));
        assertEquals(503, refused.status());
        assertEquals("source.unavailable", refused.code());
        assertEquals(Optional.of(1L), refused.retryAfterSeconds());
    }

    /** Nobody is attested not to be registered because a value, a row or a cast is broken. */
    @ParameterizedTest
    @CsvSource({
        "national_id = $1, record_id = $1::text::bigint, 404, target.not_found",
        "select name, select status::int as name, 404, target.not_found",
        "select name, select 1 / (record_id - record_id) as name, 503, source.unavailable",
        "national_id = $1, record_id = $1, 503, source.unavailable"
    })
    void anErrorIsNotTheAnswerThatNobodyIsThere(String good, String bad, int status, String code) throws Exception {
        Problem refused = refusedBy(good, bad, person(registry.farmer("1")));
        assertEquals(status, refused.status());
        assertEquals(code, refused.code());
    }

    /** What asking whether somebody is registered is refused with, by a file that differs from the one in force. */
    private Problem refusedBy(String good, String bad, Target target) throws Exception {
        RulesReader reader =
                new RulesReader("http://sealrail.test", name -> environment.getOptionalValue(name, String.class));
        String file =
                Files.readString(Path.of("src/test/resources/notary.yaml")).replace(good, bad);
        NotaryRules.Rules other = reader.read(file.getBytes(StandardCharsets.UTF_8));
        Set<SourceSettings> inUse = new LinkedHashSet<>(rules.enabled().sources());
        inUse.addAll(other.sources());
        sources.use(inUse);
        try {
            List<ClaimDefinition> claims =
                    List.of(other.claim("registered-farmer").orElseThrow());
            return assertThrows(
                    Problem.class,
                    () -> evaluateClaims.evaluate(claims, target).await().indefinitely());
        } finally {
            sources.use(rules.enabled().sources());
        }
    }

    private List<String> answers(Target target, String... claims) {
        return evaluate(target, claims).stream()
                .map(answer -> answer.claim().ref().id() + " " + text(answer.value()) + " " + answer.satisfied())
                .toList();
    }

    private static String text(JsonNode value) {
        return value.asText();
    }

    private List<EvaluateClaims.Answer> evaluate(Target target, String... claims) {
        List<ClaimDefinition> definitions = Stream.of(claims)
                .map(id -> rules.current().flatMap(current -> current.claim(id)).orElseThrow())
                .toList();
        return evaluateClaims.evaluate(definitions, target).await().indefinitely();
    }

    private void assertRefused(int status, String code, String reason, Target target, String... claims) {
        Problem refused = assertThrows(Problem.class, () -> evaluate(target, claims));
        assertEquals(status, refused.status());
        assertEquals(code, refused.code());
        assertEquals(Optional.ofNullable(reason), refused.reason());
    }

    private static Target person(String nationalId) {
        return target("person", nationalId);
    }

    private static Target target(String type, String nationalId) {
        List<Target.Identifier> identifiers = nationalId == null ? List.of() : List.of(identifier(nationalId));
        return new Target(type, null, identifiers, Map.of());
    }

    private static Target.Identifier identifier(String nationalId) {
        return new Target.Identifier("national_id", nationalId);
    }
}
