package io.sealrail.issuance.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.claim.Formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AcceptedFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "*/* | claim-result",
                "application/* | claim-result",
                "application/json | claim-result",
                "application/dc+sd-jwt | sd-jwt",
                "application/json;q=0.5, application/dc+sd-jwt | sd-jwt",
                "application/json;q=0.5, application/dc+sd-jwt;q=0.4 | claim-result",
                "*/*;q=0.1, application/ld+json; profile=\"cccev\" | cccev",
                "application/ld+json | cccev",
                "application/ld+json; profile=\"other, with a comma\", application/dc+sd-jwt | sd-jwt",
                "*/*, application/vnd.registry-notary.claim-result+json;q=0, application/json;q=0 | cccev",
                "application/dc+sd-jwt;q=0, application/*;q=0.2 | claim-result",
                "text/html | none",
                "application/json;q=0 | none",
                "application/ld+json; profile=cccev2 | none",
                "application/json;q=high | none",
                "nonsense | claim-result",
            })
    void choosesWhatIsWantedMost(String header, String chosen) {
        String format =
                AcceptedFormats.of(List.of(header)).preferred(Formats.ALL).orElse("none");
        assertTrue(format.contains(chosen), format);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\"", "\\", "\",", "a/b,", "a/b;c=\"d\",", ";", "="})
    void readsAnyHeaderAtOnce(String part) {
        String header = part.repeat(32_000 / part.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> AcceptedFormats.of(List.of(header)).preferred(Formats.ALL));
    }

    @Test
    void ignoresWhatFollowsTheFiftiethRange() {
        String fortyNine = "text/html,".repeat(49);
        assertTrue(AcceptedFormats.of(List.of(fortyNine + Formats.SD_JWT)).allows(Formats.SD_JWT));
        assertFalse(AcceptedFormats.of(List.of(fortyNine + "text/html", Formats.SD_JWT))
                .allows(Formats.SD_JWT));
    }

    @Test
    void noHeaderAllowsEverythingAndSeveralAreOne() {
        assertEquals(
                Optional.of(Formats.CLAIM_RESULT), AcceptedFormats.of(List.of()).preferred(Formats.ALL));
        AcceptedFormats two = AcceptedFormats.of(List.of("text/html", Formats.SD_JWT));
        assertEquals(Optional.of(Formats.SD_JWT), two.preferred(Formats.ALL));
        assertFalse(two.allowsJson());
        assertEquals(Optional.empty(), two.preferred(List.of(Formats.CLAIM_RESULT)));
    }

    @Test
    void knowsFormatsHoweverTheyAreWritten() {
        assertEquals(Optional.of(Formats.CCCEV), AcceptedFormats.known("Application/LD+JSON;profile=cccev"));
        assertEquals(Optional.of(Formats.SD_JWT), AcceptedFormats.known("application/dc+sd-jwt"));
        assertEquals(Optional.empty(), AcceptedFormats.known("application/ld+json"));
        assertEquals(Optional.empty(), AcceptedFormats.known("application/dc+sd-jwt; version=2"));
        assertEquals(Optional.empty(), AcceptedFormats.known("sd-jwt"));
    }
}
