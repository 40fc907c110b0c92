package io.sealrail.verifier.jwt;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.verifier.result.Finding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

class JwtTimesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final Duration SKEW = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | NO_EXPIRY",
                "{'iat':1000060} | NO_EXPIRY",
                "{'iat':1000061} | NOT_YET_VALID",
                "{'nbf':1000061,'iat':1} | NOT_YET_VALID",
                "{'exp':999940} | WITHIN_VALIDITY",
                "{'exp':999939} | EXPIRED",
                "{'exp':999939.5} | EXPIRED",
                "{'exp':1000000.5,'iat':999999.25} | WITHIN_VALIDITY",
                "{'exp':999950,'iat':999951} | TIME_REVERSED",
                "{'exp':null} | TIME_MALFORMED",
                "{'exp':'1000100'} | TIME_MALFORMED",
                "{'exp':true} | TIME_MALFORMED",
                "{'exp':1e400} | TIME_MALFORMED",
                "{'exp':1e999999999} | TIME_MALFORMED",
                "{'exp':99999999999999999999} | TIME_MALFORMED",
                "{'exp':9223372036854775807} | TIME_MALFORMED",
                "{'nbf':-9223372036854775808} | TIME_MALFORMED"
            })
    void judgesEveryTime(String claims, Finding finding) throws Exception {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(claims.replace('\'', '"'));
        assertEquals(finding, new JwtTimes(json, SKEW).at(NOW));
    }

    /** Lists are held in memory by what they weigh: whatever else a stranger wrote beside the times must be let go. */
    @Test
    void keepsNothingButTheTimes() {
        WeakReference<ObjectNode> document =
                new WeakReference<>(JsonNodeFactory.instance.objectNode().put("exp", 999_939));
        JwtTimes times = new JwtTimes(document.get(), SKEW);
        await().atMost(5, SECONDS).until(() -> {
            System.gc();
            return document.refersTo(null);
        });
        assertEquals(Finding.EXPIRED, times.at(NOW));
    }
}
