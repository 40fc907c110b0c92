package io.sealrail.system.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "200, , false, DONE",
        "201, , false, DONE",
        "400, INVALID_REQUEST, false, REFUSED",
        "404, NOT_FOUND, false, REFUSED",
        "409, ALREADY_REVOKED, false, REFUSED",
        "422, IDEMPOTENCY_KEY_REUSED, false, REFUSED",
        "409, IDEMPOTENCY_KEY_IN_USE, true, AGAIN",
        "429, RATE_LIMIT_EXCEEDED, true, AGAIN",
        "503, QUEUE_FULL, true, AGAIN",
        "503, SERVICE_UNAVAILABLE, true, AGAIN",
        "503, source.unavailable, true, AGAIN",
        "408, , false, LOST",
        "500, INTERNAL_ERROR, false, LOST",
        "502, BAD_GATEWAY, false, LOST",
        "504, , false, LOST",
    })
    void saysWhatAnAnswerMeans(int status, String code, boolean retryAfter, Outcome expected) {
        assertEquals(expected, Outcome.of(status, code, retryAfter));
    }

    /** PostgreSQL may have committed before the service lost it: only a code that is given before the commit says more. */
    @ParameterizedTest
    @CsvSource({"UNAVAILABLE", "server.unavailable", "SOMETHING_NEW", "''"})
    void doubtsA503ThatMayFollowACommit(String code) {
        assertEquals(Outcome.LOST, Outcome.of(503, code, true));
        assertEquals(Outcome.LOST, Outcome.of(503, null, true));
    }

    @Test
    void knowsThatNothingWasBegunWithoutAConnectionOnly() {
        assertEquals(Outcome.AGAIN, Outcome.of(new ConnectException()));
        assertEquals(Outcome.AGAIN, Outcome.of(new HttpConnectTimeoutException("connect")));
        assertEquals(Outcome.LOST, Outcome.of(new HttpTimeoutException("answer")));
        assertEquals(Outcome.LOST, Outcome.of(new IOException("cut")));
    }

    @ParameterizedTest
    @CsvSource({
        "200, , false, false",
        "404, NOT_FOUND, false, false",
        "429, RATE_LIMIT_EXCEEDED, true, false",
        "502, BAD_GATEWAY, false, false",
        "504, , false, false",
        "503, UNAVAILABLE, true, false",
        "503, UNAVAILABLE, false, true",
        "500, INTERNAL_ERROR, false, true",
        "500, server.error, true, true",
        "500, , false, true",
        "500, credential.issuance_failed, false, false",
        "500, audit.write_failed, false, false",
        "501, credential.issuance_failed, false, true",
        "302, , false, true",
    })
    void findsErrorsOfTheServerOdd(int status, String code, boolean retryAfter, boolean odd) {
        assertEquals(odd, Outcome.isOdd(status, code, retryAfter));
    }
}
