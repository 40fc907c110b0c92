package io.sealrail.verifier.document;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.verifier.result.Finding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ValidityTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T12:00:00Z, 2026-06-01T12:00:00Z, WITHIN_VALIDITY",
        "2026-06-01T12:01:00Z, 2027-01-01T00:00:00Z, WITHIN_VALIDITY",
        "2026-06-01T12:01:01Z, 2027-01-01T00:00:00Z, NOT_YET_VALID",
        "2026-01-01T00:00:00Z, 2026-06-01T11:59:00Z, WITHIN_VALIDITY",
        "2026-01-01T00:00:00Z, 2026-06-01T11:58:59Z, EXPIRED",
        "2026-01-01T00:00:00Z, 2026-06-01T13:30:00+02:00, EXPIRED",
        "2026-06-01T12:00:30Z, 2026-06-01T12:00:00Z, TIME_REVERSED"
    })
    void allowsForClocksThatDifferByTheSkew(String from, String until, Finding expected) {
        assertEquals(expected, at(version2().put("validFrom", from).put("validUntil", until)));
        assertEquals(expected, at(version1().put("issuanceDate", from).put("expirationDate", until)));
    }

    @Test
    void looksAtTheTimesOfBothVersions() {
        assertEquals(Finding.EXPIRED, at(version2().put("expirationDate", "2026-01-01T00:00:00Z")));
        assertEquals(Finding.NOT_YET_VALID, at(version2().put("issuanceDate", "2027-01-01T00:00:00Z")));
    }

    @Test
    void needsNoEndAndInVersion2NoBeginning() {
        assertEquals(Finding.NO_EXPIRY, at(version2()));
        assertEquals(Finding.NO_EXPIRY, at(version1().put("issuanceDate", "2026-01-01T00:00:00Z")));
        assertEquals(Finding.TIME_MISSING, at(version1()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026", "2027-01-01", "2027-01-01T00:00:00", "2027-13-01T00:00:00Z", "+12027-01-01T00:00:00Z"
            })
    void refusesTimesThatAreNone(String time) {
        assertEquals(Finding.TIME_MALFORMED, at(version2().put("validUntil", time)));
        assertEquals(Finding.TIME_MALFORMED, at(version2().put("validFrom", time)));
    }

    @Test
    void refusesTimesThatAreNoText() {
        assertEquals(Finding.TIME_MALFORMED, at(version2().put("validUntil", 4_000_000_000L)));
        assertEquals(Finding.TIME_MALFORMED, at(version2().putNull("validUntil")));
    }

    /** Lists are held in memory by what they weigh: whatever else a stranger wrote beside the times must be let go. */
    @Test
    void keepsNothingButTheTimes() {
        WeakReference<ObjectNode> document = new WeakReference<>(version2().put("validUntil", "2026-01-01T00:00:00Z"));
        Validity times = new Validity(document.get(), SKEW);
        await().atMost(5, SECONDS).until(() -> {
            System.gc();
            return document.refersTo(null);
        });
        assertEquals(Finding.EXPIRED, times.at(NOW));
    }

    private static Finding at(ObjectNode document) {
        return new Validity(document, SKEW).at(NOW);
    }

    private static ObjectNode version1() {
        return withContext(SecuredDocument.VERSION_1);
    }

    private static ObjectNode version2() {
        return withContext(SecuredDocument.VERSION_2);
    }

    private static ObjectNode withContext(String context) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add(context);
        return document;
    }
}
