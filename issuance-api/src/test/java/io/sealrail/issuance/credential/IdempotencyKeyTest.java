package io.sealrail.issuance.credential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class IdempotencyKeyTest {

    @Test
    void takesBodiesThatSayTheSameForTheSameCall() {
        assertArrayEquals(fingerprint("{\"a\":1,\"b\":\"x\"}"), fingerprint(" {\"b\":\"x\", \"a\":1.0} "));
        assertFalse(Arrays.equals(fingerprint("{\"a\":1}"), fingerprint("{\"a\":2}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":9007199254740993}", "{\"a\":\"\\ud800\"}", "{\"a\":1e400}"})
    void refusesBodiesWithoutACanonicalForm(String body) {
        assertThrows(Problem.class, () -> fingerprint(body));
    }

    @Test
    void hasNoKeyWithoutAHeader() {
        assertEquals(
                Optional.empty(),
                IdempotencyKey.ofHeader(
                        null, "/", "a@example.org", StrictJson.object("{}".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void keepsTheDeliveriesOfOneMessageToSeveralProgramsApart() {
        ObjectNode body = StrictJson.object("{}".getBytes(StandardCharsets.UTF_8));
        assertNotEquals(
                IdempotencyKey.ofWebhook("one", "msg_1", "/", "a@example.org", body)
                        .key(),
                IdempotencyKey.ofWebhook("other", "msg_1", "/", "a@example.org", body)
                        .key());
    }

    private static byte[] fingerprint(String body) {
        return IdempotencyKey.ofHeader(
                        "k", "/", "a@example.org", StrictJson.object(body.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow()
                .fingerprint();
    }
}
