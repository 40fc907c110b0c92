package io.sealrail.issuance.program;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SubjectSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBERSHIP = """
            {"type":"object","properties":{"age":{"type":"integer","minimum":0},"score":{"type":"number"},
             "location":{"type":"string","maxLength":20},"isMember":{"type":"boolean"},
             "since":{"type":"string","format":"date"},"seenAt":{"type":"string","format":"date-time"}},
             "required":["age","location"]}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"age\":25,\"location\":\"United States\",\"isMember\":true}",
                "{\"age\":25,\"location\":\"x\",\"score\":1.5,\"since\":\"2026-01-31\",\"seenAt\":\"2026-01-31T10:00:00Z\"}",
                "{\"age\":9007199254740991,\"location\":\"\"}"
            })
    void acceptsWhatTheSchemaDescribes(String subject) {
        assertEquals(List.of(), schema(MEMBERSHIP).check(json(subject)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"age\":25}|location|is missing",
                "{\"age\":\"25\",\"location\":\"x\"}|age|has the wrong type",
                "{\"age\":2.5,\"location\":\"x\"}|age|has the wrong type",
                "{\"age\":null,\"location\":\"x\"}|age|has the wrong type",
                "{\"age\":1,\"location\":\"x\",\"colour\":\"red\"}|colour|is not a field of this program",
                "{\"age\":1,\"location\":\"x\",\"id\":\"did:example:1\"}|id|is not a field of this program",
                "{\"age\":1,\"location\":\"x\",\"since\":\"31.1.2026\"}|since|is not in the required format",
                "{\"age\":1,\"location\":\"x\",\"seenAt\":\"2026-01-31\"}|seenAt|is not in the required format",
                "{\"age\":-1,\"location\":\"x\"}|age|breaks the schema's minimum",
                "{\"age\":9007199254740992,\"location\":\"x\"}|age|is a number beyond 2^53-1",
                "{\"age\":1,\"location\":\"x\",\"score\":1e400}|score|is a number beyond 2^53-1",
                "{\"age\":1,\"location\":\"x\",\"score\":-1e-7}|score|is a number closer to zero than 0.000001",
                "{\"age\":1,\"location\":\"\\ud800\"}|location|is not Unicode text",
                "{\"age\":1,\"location\":\"123456789012345678901\"}|location|breaks the schema's maxLength"
            })
    void saysWhichFieldIsWrongAndHow(String subject, String field, String what) {
        assertEquals(
                List.of(new SubjectSchema.Violation("credentialSubject." + field, what)),
                schema(MEMBERSHIP).check(json(subject)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"x\""})
    void refusesSubjectThatIsNoObject(String subject) {
        assertEquals(1, schema(MEMBERSHIP).check(json(subject)).size());
    }

    @Test
    void understandsDraft7() {
        String draft7 = MEMBERSHIP.replaceFirst("\\{", "{\"\\$schema\":\"http://json-schema.org/draft-07/schema#\",");
        assertEquals(1, schema(draft7).check(json("{\"age\":25}")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "true",
                "{}",
                "{\"type\":\"array\"}",
                "{\"type\":\"object\"}",
                "{\"type\":\"object\",\"properties\":{}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":true}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"null\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"integer\"]}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"$ref\":\"#/x\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"format\":\"ipv4\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"format\":\"date\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":\"x\"}}}",
                "{\"type\":\"object\",\"properties\":{\"@id\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"issuer\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"coreClaimHash\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a:b\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a b\":{\"type\":\"string\"}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"b\"]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":\"a\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":true}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":{}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"patternProperties\":{}}",
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"
            })
    void refusesSchemaThatNoContextCanBeMadeFor(String schema) {
        JsonNode parsed = json(schema);
        Problem refusal = assertThrows(Problem.class, () -> SubjectSchema.of(parsed));
        assertEquals(400, refusal.status());
        assertEquals("INVALID_SUBJECT_SCHEMA", refusal.code());
    }

    private static SubjectSchema schema(String text) {
        return SubjectSchema.of(json(text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
