package io.sealrail.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BodiesTest {

    private final Bodies bodies = new Bodies(strict());

    @Test
    void readsWhatItKnows() {
        assertEquals(new Named("Jane", 3), read("{\"name\":\"Jane\",\"age\":3}"));
        assertEquals(new Named(null, null), read("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":7} | name must be a string",
                "{\"age\":\"secret\"} | age must be a number",
                "{\"name\":[\"secret\"]} | name must be a string",
                "[] | the body must be an object",
                "null | the body must be an object",
                "\"secret\" | the body must be an object",
                "{\"secret\":1} | the body has a member that this call does not know",
                "{\"name\":\"secret\" | the body is not well-formed JSON",
                "{\"name\":\"a\",\"name\":\"b\"} | the body is not well-formed JSON",
                "{} secret | the body is not well-formed JSON",
                "secret | the body is not well-formed JSON"
            })
    void namesWhatIsWrongWithoutQuotingIt(String body, String message) {
        Problem refused = assertThrows(Problem.class, () -> read(body));
        assertEquals(400, refused.status());
        assertEquals("VALIDATION", refused.code());
        assertEquals(message, refused.getMessage());
    }

    @Test
    void refusesNoBody() {
        assertEquals(
                "a JSON body is needed",
                assertThrows(Problem.class, () -> read("")).getMessage());
        assertThrows(Problem.class, () -> bodies.read(null, Named.class));
    }

    private Named read(String body) {
        return bodies.read(body.getBytes(UTF_8), Named.class);
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    record Named(String name, Integer age) {}
}
