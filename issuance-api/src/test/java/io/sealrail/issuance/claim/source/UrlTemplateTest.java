package io.sealrail.issuance.claim.source;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UrlTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/farmers/{a}{b}, ., .",
        "/farmers/{a}{b}/plots, ., .",
        "/farmers/{a}, ., x",
        "/farmers/{a}/plots, .., x",
        "/farmers/.{a}, ., x",
        "/farmers/%2e{a}, ., x",
        "/farmers/{a}?of={b}, .., x"
    })
    void noValuesTogetherAreAStepInThePath(String path, String a, String b) {
        assertEquals(Optional.empty(), template(path).with(Map.of("a", a, "b", b)));
    }

    @Test
    void dotsElsewhereAreValues() {
        assertEquals(
                Optional.of("https://farmers.test/farmers/a..?of=../.."),
                template("/farmers/{a}{b}?of=../{b}").with(Map.of("a", "a", "b", "..")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../{a}", "/./{a}", "/{a}/%2E%2e"})
    void stepsOfTheTemplateAreFaults(String path) {
        assertTrue(template(path).fault().orElseThrow().startsWith("Steps"));
    }

    private static UrlTemplate template(String path) {
        return new UrlTemplate("https://farmers.test" + path);
    }
}
