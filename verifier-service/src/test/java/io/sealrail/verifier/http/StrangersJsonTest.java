package io.sealrail.verifier.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StrangersJsonTest {

    @Test
    void readsWhatADocumentMayHave() {
        String text = "{\"encodedList\":\"" + "A".repeat(3 << 20) + "\",\"deep\":" + nested(63) + "}";
        assertEquals(3 << 20, parse(text).get("encodedList").textValue().length());
    }

    @ParameterizedTest
    @MethodSource
    void readsNoMore(String text) {
        assertTrue(StrangersJson.parse(text.getBytes(StandardCharsets.UTF_8)).isEmpty());
    }

    static Stream<String> readsNoMore() {
        return Stream.of(
                "",
                "<html>",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":" + nested(64) + "}",
                "[" + "{},".repeat(10_000) + "{}]",
                "[" + "{},".repeat(1_000_000) + "{}]");
    }

    private static JsonNode parse(String text) {
        return StrangersJson.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
