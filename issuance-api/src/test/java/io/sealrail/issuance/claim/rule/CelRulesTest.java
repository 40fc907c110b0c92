package io.sealrail.issuance.claim.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CelRulesTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String RECORD = """
            {"name": "Amina", "hectares": 3.20, "count": 4, "big": 123456789012345678901234567890, "active": true,
             "registered_at": "2019-03-14", "seen": "2026-11-22T10:00:00+00:00", "none": null,
             "plots": [{"size": 1.5}, {"size": 1.7}], "address": {"district": "north"}}
            """;
    private static final String TARGET = """
            {"type": "person", "id": "p1", "identifiers": {"national_id": "FR-1"}, "attributes": {"age": 40}}
            """;

    private final List<String> faults = new ArrayList<>();
    private final CelRules rules = new CelRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            boolean | record.hectares <= 5                                                    | true
            boolean | record.hectares <= 5.0 && record.count == 4                             | true
            boolean | record.count < 4.5                                                      | true
            boolean | record.active                                                           | true
            boolean | has(record.nothing)                                                     | false
            boolean | record.none == null                                                     | true
            boolean | record.plots.all(plot, plot.size < 2)                                   | true
            boolean | target.identifiers.national_id == "FR-1" && target.attributes.age > 18  | true
            boolean | record.name.matches("^A.*a$")                                           | true
            boolean | timestamp(record.seen) >= today                                         | true
            boolean | timestamp(record.registered_at + "T00:00:00Z") < today - duration("8760h") | true
            number  | record.hectares * 2.0                                                   | 6.4
            number  | record.count + 1                                                        | 5
            number  | double(record.count) / 3.0 > 1.0 ? 1 : 0                                | 1
            number  | size(record.plots)                                                      | 2
            string  | record.address.district                                                 | "north"
            string  | record.name + "!"                                                       | "Amina!"
            date    | record.registered_at                                                    | "2019-03-14"
            date    | record.seen                                                             | "2026-11-22"
            date    | today                                                                   | "2026-11-22"
            string  | record.none                                                             | null
            """)
    void givesValuesOfTheClaimsType(String type, String expression, String value) {
        assertEquals(value, compiled(expression, type).value(facts()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean | record.missing",
                "boolean | record.name",
                "boolean | record.name < 3",
                "number  | record.big + 1",
                "number  | record.count / 0",
                "number  | 1.0 / 0.0",
                "string  | record.plots",
                "string  | record.count",
                "date    | record.name",
                "boolean | record.plots[7].size > 1.0",
                "boolean | today > duration(\"1h\")",
            })
    void failsWhereTheRecordIsNotWhatTheRuleIsMadeFor(String line) {
        String type = line.substring(0, line.indexOf('|')).trim();
        String expression = line.substring(line.indexOf('|') + 1).trim();
        Optional<Rule> rule = rules.compile(expression, ValueType.of(type).orElseThrow(), faults::add);
        assertTrue(rule.isEmpty() || fails(rule.get()), line);
    }

    /** Nothing but the three variables and the standard functions is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "other == 1",
                "getenv(\"HOME\") == \"\"",
                "record.class.forName(\"x\") == 1",
                "http.get(\"http://localhost\") == 1",
                "java.lang.System.exit(0)",
                "true; false",
                "",
                "record.a ==",
                "1 + 1",
                "\"text\"",
                "google.protobuf.Any{} == null ? 1 : 2",
            })
    void refusesExpressionsThatReadAnythingElseOrGiveAnotherType(String expression) {
        assertTrue(rules.compile(expression, ValueType.BOOLEAN, faults::add).isEmpty());
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).endsWith(".") && !faults.get(0).contains("\n"), faults.get(0));
    }

    @Test
    void refusesExpressionsThatAreTooLongOrTooDeep() {
        String longOne = "true" + " && true".repeat(600);
        String deepOne = "(".repeat(100) + "true" + ")".repeat(100);
        for (String expression : List.of(longOne, deepOne)) {
            assertTrue(rules.compile(expression, ValueType.BOOLEAN, faults::add).isEmpty());
        }
    }

    @Test
    @Timeout(20)
    void endsSoonWhateverTheExpression() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String nested =
                ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, " + ten + ".all(e, true)))))";
        assertTrue(fails(compiled(nested, "boolean")));
        String slowForOthers = "\"" + "a".repeat(200) + "!\".matches(\"^(a+)+$\")";
        assertEquals("false", compiled(slowForOthers, "boolean").value(facts()).toString());
        assertTrue(fails(compiled("\"aaaa\".matches(\"((a{1,100}){1,100}){1,100}\")", "boolean")));
    }

    @Test
    void knowsWhichValuesSatisfy() throws JsonProcessingException {
        for (String yes : List.of("true", "0", "1.5", "\"no\"")) {
            assertTrue(ValueType.satisfied(MAPPER.readTree(yes)), yes);
        }
        for (String no : List.of("false", "null", "\"\"")) {
            assertTrue(!ValueType.satisfied(MAPPER.readTree(no)), no);
        }
    }

    private Rule compiled(String expression, String type) {
        Optional<Rule> rule = rules.compile(expression, ValueType.of(type).orElseThrow(), faults::add);
        return rule.orElseThrow(() -> new AssertionError(faults.toString()));
    }

    private static boolean fails(Rule rule) {
        assertThrows(RuleFailure.class, () -> rule.value(facts()));
        return true;
    }

    private static Facts facts() {
        return new Facts(object(RECORD), object(TARGET), LocalDate.of(2026, 11, 22));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
